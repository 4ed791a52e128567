import { describe, expect, it } from 'vitest';
import type { Edit } from '../../lab/index.ts';
import { changed, type DraftState, opened, told } from './draft-state.ts';
import { typed } from './operations.ts';
import { authorize, tokenRequest } from './testing/messages.ts';

function type(state: DraftState, name: string, text: string): ReturnType<typeof changed> {
  const row = state.rows.find((one) => one.name === name);
  if (!row) throw new Error(`no row ${name}`);
  return changed(state, typed(state.rows, row, text));
}

const shownOf = ({ rows }: DraftState, name: string) => rows.find((row) => row.name === name)?.value;
const scope: Edit = { parameter: 'scope', in: 'query', value: 'openid' };

describe('the state of the editor', () => {
  it('opens with the edits that were made before', () => {
    expect(shownOf(opened(authorize, [scope]), 'scope')).toBe('openid');
  });

  it('is the same for as long as it is told the same', () => {
    const state = opened(authorize, [scope]);
    expect(told(state, { ...authorize }, [{ ...scope }])).toBe(state);
  });

  it('does not go back to an edit that comes back late', () => {
    const first = type(opened(authorize, []), 'scope', 'a');
    const second = type(first.state, 'client_id', 'b');
    const late = told(second.state, authorize, first.edits);
    expect([shownOf(late, 'scope'), shownOf(late, 'client_id')]).toEqual(['a', 'b']);
    const then = told(late, authorize, second.edits);
    expect(then.sent).toEqual([]);
    expect(shownOf(then, 'client_id')).toBe('b');
  });

  it('takes over edits of other origin, and another message', () => {
    const { state, edits } = type(opened(authorize, []), 'scope', 'a');
    const own = told(state, authorize, edits);
    expect(shownOf(told(own, authorize, [scope]), 'scope')).toBe('openid');
    expect(shownOf(told(own, authorize, []), 'scope')).toBe('openid email');
    expect(shownOf(told(own, tokenRequest, []), 'grant_type')).toBe('authorization_code');
  });
});
