import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowIds } from '../../flows/index.ts';
import { addressOf, afterAnswer, type Choosing, choosing, before as stateBefore } from './choosing.ts';
import { everyPath } from './every-path.ts';
import type { Query } from './question.ts';
import { questions } from './questions.ts';

/** An address as a link carries it, there and back. */
const linked = (query: Query): Query =>
  Object.fromEntries(new URLSearchParams(new URLSearchParams(query).toString()));

const leftIn = ({ flows }: Choosing) => flows.filter(({ ruledOutBy }) => !ruledOutBy).map(({ flow }) => flow);

/** Every state that a person can come to by the buttons: answers, "Not sure", and the safe assumption behind it. */
function everyState(from: Choosing = choosing({})): Choosing[] {
  const next = from.helping ? ['assume'] : ['unsure', ...(from.question?.answers.map(({ id }) => id) ?? [])];
  if (!from.question) return [from];
  return [from, ...next.flatMap((answer) => everyState(choosing(afterAnswer(from, answer))))];
}

const states = everyState();
const ends = states.filter(({ verdict }) => verdict);
/** A state by its address; those of the walk above are at hand. */
const known = new Map(states.map((state) => [new URLSearchParams(addressOf(state)).toString(), state]));
const at = (query: Query): Choosing => known.get(new URLSearchParams(query).toString()) ?? choosing(query);

const asked = states.filter(({ question }) => question);

describe('every path', () => {
  it('ends in a verdict after seven questions at most', () => {
    expect(ends.length).toBe(everyPath(true).length);
    expect(ends.length).toBeGreaterThan(500);
    for (const { path, question } of ends) {
      expect(question).toBeUndefined();
      expect(path.length).toBeLessThanOrEqual(7);
    }
  });

  it('passes each question once', () => {
    for (const { path } of ends) {
      const ids = path.map(({ question }) => question.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('together they reach every flow, every question and each of its answers', () => {
    expect(new Set(ends.map(({ verdict }) => verdict?.flow))).toEqual(new Set(flowIds));
    const given = ends.flatMap(({ path }) =>
      path.map(({ question, answer }) => `${question.id}=${answer.id}`),
    );
    const all = Object.values(questions).flatMap(({ id, answers }) =>
      answers.map((one) => `${id}=${one.id}`),
    );
    expect(new Set(given)).toEqual(new Set(all));
  });
});

describe('every state', () => {
  it('has an address that leads back to it', () => {
    for (const state of states) expect(choosing(linked(addressOf(state)))).toEqual(state);
  });

  it('has addresses of their own', () => {
    const addresses = states.map((state) => new URLSearchParams(addressOf(state)).toString());
    expect(new Set(addresses).size).toBe(states.length);
    expect(known.size).toBe(states.length);
  });

  it('is left by Back for the one before, and the first by none', () => {
    expect(stateBefore(choosing({}))).toBeUndefined();
    for (const state of asked)
      for (const answer of ['unsure', ...(state.question?.answers.map(({ id }) => id) ?? [])]) {
        if (state.helping && answer === 'unsure') continue;
        const back = stateBefore(at(afterAnswer(state, answer)));
        expect(back).toEqual(state.answers);
      }
  });

  it('shows help only after "Not sure", where an answer or the assumption goes on', () => {
    for (const state of asked.filter(({ helping }) => !helping)) {
      const { question, answers } = state;
      if (!question) throw new Error('asked without a question');
      const helped = at(afterAnswer(state, 'unsure'));
      expect(helped).toMatchObject({ helping: true, question, answers });
      const assumed = at(afterAnswer(helped, 'assume'));
      expect(assumed.path.at(-1)).toMatchObject({ question, assumed: true });
      for (const { id } of question.answers)
        expect(at(afterAnswer(helped, id))).toEqual(at(afterAnswer(state, id)));
      const given = at(afterAnswer(state, question.unsure.assume));
      expect(assumed.question).toBe(given.question);
      expect(leftIn(assumed)).toEqual(leftIn(given));
    }
  });

  it('counts as left exactly the flows that can still be reached', () => {
    const reached = new Map<Choosing, Set<string>>();
    const addresses = ends.map((end) => ({ end, answers: Object.entries(end.answers) }));
    for (const state of asked) {
      const prefix = Object.entries(state.answers);
      const below = addresses.filter(({ answers }) =>
        prefix.every(([name, value], index) => answers[index]?.[0] === name && answers[index]?.[1] === value),
      );
      reached.set(state, new Set(below.map(({ end }) => end.verdict?.flow ?? '')));
    }
    for (const [state, flows] of reached) expect(new Set<string>(leftIn(state))).toEqual(flows);
    for (const end of ends) expect(leftIn(end)).toEqual([end.verdict?.flow]);
  });

  it('says why each other flow is ruled out, by a question on its path', () => {
    for (const { flows, path } of states) {
      expect(flows.map(({ flow }) => flow)).toEqual(flowIds);
      for (const { ruledOutBy, why } of flows) {
        if (!ruledOutBy) continue;
        expect(path.map(({ question }) => question.id)).toContain(ruledOutBy);
        expect(why).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it('takes no answer of another question', () => {
    for (const state of states) expect(afterAnswer(state, 'green')).toEqual(addressOf(state));
    for (const end of ends.slice(0, 20))
      for (const answer of ['unsure', 'assume', 'yes']) expect(afterAnswer(end, answer)).toEqual(end.answers);
  });
});

describe('the example of each question in the flows guide', () => {
  it.each<[string, Query, string]>([
    ['a cron job that imports into a database', { machine: 'yes' }, 'client-credentials'],
    [
      'a web app that executes on a server',
      { machine: 'no', server: 'yes', early: 'no', api: 'yes' },
      'authorization-code',
    ],
    ['an ID token at once', { machine: 'no', server: 'yes', early: 'yes' }, 'hybrid'],
    [
      'trusted with the password, no redirect',
      { machine: 'no', server: 'no', password: 'yes' },
      'resource-owner-password',
    ],
    [
      'a single-page app',
      { machine: 'no', server: 'no', password: 'no', page: 'yes', signin: 'no' },
      'authorization-code-pkce',
    ],
    [
      'a single-page app without access token',
      { machine: 'no', server: 'no', password: 'no', page: 'yes', signin: 'yes' },
      'implicit-form-post',
    ],
    [
      'a native app',
      { machine: 'no', server: 'no', password: 'no', page: 'no', native: 'yes' },
      'authorization-code-pkce',
    ],
    [
      'an input-constrained device',
      { machine: 'no', server: 'no', password: 'no', page: 'no', native: 'no', device: 'yes' },
      'device-authorization',
    ],
  ])('%s', (_, answers, flow) => {
    const state = choosing(answers);
    expect(state.problem).toBeUndefined();
    expect(leftIn(state)).toEqual([flow]);
  });

  it('stands in the order of the guide', () => {
    const last = choosing({
      machine: 'no',
      server: 'no',
      password: 'no',
      page: 'no',
      native: 'no',
      device: 'no',
    });
    expect(last.path.map(({ question }) => question.id)).toEqual([
      'machine',
      'server',
      'password',
      'page',
      'native',
      'device',
    ]);
    expect(leftIn(last)).toEqual(['authorization-code-pkce']);
  });
});

describe('an address that somebody wrote', () => {
  it.each<[string, Query, Query, RegExp]>([
    ['a question that there is none of', { colour: 'red' }, {}, /"colour", that there is none of/],
    ['an answer that there is none of', { machine: 'maybe' }, {}, /no answer to it\.$/],
    ['an answer without the ones before', { keys: 'key' }, {}, /not asked after the answers before it\.$/],
    ['a stale answer', { machine: 'yes', server: 'yes' }, { machine: 'yes' }, /not asked after/],
    ['help with a question that is not asked', { help: 'device' }, {}, /wants help/],
    ['help with nothing', { help: '<b>' }, {}, /wants help/],
    ['several', { a: '1', b: '2', c: '3' }, {}, /"a".*2 more parts of it were dropped too\.$/],
    ['an answer in capitals', { machine: 'YES' }, {}, /no answer to it/],
    ['a long name', { ['x'.repeat(500)]: '1' }, {}, /"x{40}…"/],
  ])('with %s', (_, query, answers, problem) => {
    const state = choosing(query);
    expect(state.answers).toEqual(answers);
    expect(state.problem).toMatch(problem);
  });

  it('is read in the order of the questions, whatever its own', () => {
    const state = choosing({
      away: 'no',
      page: 'yes',
      machine: 'no',
      signin: 'no',
      password: 'no',
      server: 'no',
    });
    expect(Object.keys(state.answers)).toEqual(['machine', 'server', 'password', 'page', 'signin', 'away']);
    expect(state.problem).toBeUndefined();
  });

  it('finds nothing in what an object has by birth', () => {
    expect(choosing(Object.create({ machine: 'yes' })).path).toEqual([]);
  });

  it('never throws, and leads to a question or a verdict', () => {
    const names = [...Object.keys(questions), 'help', '__proto__', 'constructor', 'toString'];
    const values = [
      'yes',
      'no',
      'key',
      'secret',
      'claimed',
      'loopback',
      'assumed',
      ...Object.keys(questions),
    ];
    const query = fc.dictionary(
      fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...names) }, fc.string()),
      fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...values) }, fc.string()),
      { maxKeys: 12 },
    );
    fc.assert(
      fc.property(query, (given) => {
        const state = choosing(given);
        expect(state.question === undefined).toBe(state.verdict !== undefined);
        expect(given).toMatchObject(state.answers);
        const clean = choosing(addressOf(state));
        expect(clean).toEqual({ ...state, problem: undefined });
        const counted = Object.keys(addressOf(state)).length === Object.keys(given).length;
        expect(state.problem === undefined).toBe(counted);
      }),
      { numRuns: 500 },
    );
  });
});
