import { describe, expect, it } from 'vitest';
import { tampered, walk } from '../testing/walks.ts';
import { checksUpTo, storedUpTo } from './checks-model.ts';

describe('checks up to an event', async () => {
  const model = await walk();
  const token = model.trace.events.find(
    (event) => event.kind === 'work' && event.checks.some(({ id }) => id === 'verifier_matches_challenge'),
  );
  const seq = token?.seq ?? -1;

  it('are none before anybody checked anything', () => {
    expect(checksUpTo(model, 0)).toEqual({ groups: [], passed: 0, refused: 0 });
  });

  it('come newest first, and none from the future', () => {
    const seqs = checksUpTo(model, seq).groups.map((group) => group.seq);
    expect(seqs[0]).toBe(seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
  });

  it('name the party and the request they were for', () => {
    expect(checksUpTo(model, seq).groups[0]).toMatchObject({
      party: 'authorization-server',
      about: 'POST /oauth/token',
      present: true,
      refused: 0,
    });
  });

  it('stay present at the response of the same exchange', () => {
    const response = token && model.responseOf(token);
    const present = checksUpTo(model, response?.seq ?? -1).groups.filter((group) => group.present);
    expect(present.map((group) => group.seq)).toEqual([seq]);
  });

  it('add up', () => {
    const { groups, passed, refused } = checksUpTo(model, seq);
    expect(passed + refused).toBe(groups.reduce((sum, group) => sum + group.checks.length, 0));
    expect(refused).toBe(0);
  });

  it('count what was refused', async () => {
    const refusing = await tampered();
    const { groups, refused } = checksUpTo(refusing, refusing.trace.events.length - 1);
    expect(refused).toBe(1);
    expect(groups[0]?.checks.find((check) => !check.passed)?.id).toBe('verifier_matches_challenge');
  });
});

describe('what servers stored', () => {
  it("leaves out what the app made, and says each value's note", async () => {
    const model = await walk();
    const stored = storedUpTo(model, model.trace.events.length - 1);
    expect(new Set(stored.map(({ party }) => party))).toEqual(new Set(['authorization-server', 'api']));
    const code = stored.flatMap(({ values }) => values).find(({ name }) => name === 'code');
    expect(code?.note).toContain('code_challenge');
  });
});
