import { describe, expect, it } from 'vitest';
import { perform, plainRecipe } from '../../lab/index.ts';
import { entryById } from '../../protocol/dictionary/index.ts';
import { isStop, namesIn, type TraceModel, traceModel } from '../../trace/index.ts';
import { groupsOf, isKind, kinds } from './kinds.ts';
import { type Occurrences, occurrences, withRun } from './occurrences.ts';
import { SIGNS } from './signs.ts';
import { unknownRules } from './unknown.ts';

const model = async (flow: string, options = {}): Promise<TraceModel> =>
  traceModel(await perform(plainRecipe(flow, { options })));
const steps = (found: Occurrences, id: string) => found.get(id)?.map(({ step }) => step);

describe('where words occur', () => {
  it('is the first event of each step, with what stands there', async () => {
    const run = await model('authorization-code-pkce');
    const found = occurrences([run]);
    const [state] = found.get('authorization-request.state') ?? [];
    expect(state).toMatchObject({ flow: 'authorization-code-pkce', step: 3, run: 0, name: 'state' });
    const event = run.event(state?.event ?? -1);
    expect(event?.kind === 'request' && event.message.url).toContain(`state=${state?.value}`);
    for (const [id, places] of found)
      expect(new Set(places.map(({ step }) => step)).size, id).toBe(places.length);
  });

  it('leads to events where a walk stops and where the name is to be seen', async () => {
    const run = await model('hybrid');
    for (const [id, places] of occurrences([run]))
      for (const { event: seq, name, value } of places) {
        const event = run.event(seq);
        expect(event && isStop(event), id).toBe(true);
        if (!event || name === '') continue;
        expect(
          namesIn(run, event).some((one) => one.name === name && one.value === value),
          id,
        ).toBe(true);
      }
  });

  it('looks into tokens, and at words', async () => {
    const found = occurrences([await model('authorization-code-pkce')]);
    expect(steps(found, 'id-token.nonce')).toEqual([9]);
    expect(found.get('grant_type.authorization_code')?.[0]).toMatchObject({ value: 'authorization_code' });
    expect(found.get('term.pkce')?.[0]).toMatchObject({ name: 'code_challenge', step: 3 });
    expect(found.has('grant_type.client_credentials')).toBe(false);
  });

  it('of several runs, the one that comes first counts for each step of a flow', async () => {
    const plain = await model('authorization-code');
    const denied = await model('authorization-code', { consent: 'denied' });
    const found = occurrences([plain, denied]);
    expect(found.get('authorization-request.state')?.every(({ run }) => run === 0)).toBe(true);
    expect(found.get('error-code.access_denied')?.every(({ run }) => run === 1)).toBe(true);
    expect(withRun(occurrences([plain]), denied, 1)).toEqual(found);
  });
});

it('every sign belongs to an entry', () => {
  expect(Object.keys(SIGNS).filter((id) => !entryById(id))).toEqual([]);
});

it('every entry is in one group, and groups come in one order', () => {
  const groups = groupsOf();
  expect(groups.map(({ kind }) => kind)).toEqual(kinds);
  const all = groups.flatMap((group) => group.entries);
  expect(new Set(all).size).toBe(all.length);
  expect(isKind('claim')).toBe(true);
  for (const text of ['toString', '', undefined]) expect(isKind(text)).toBe(false);
});

it('what happens to unknown names rests on a specification each', () => {
  for (const { spec } of unknownRules) expect(spec.url).toMatch(/^https:\/\/www\.rfc-editor\.org\//);
});
