import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft, Trace, TraceEvent } from './events.ts';
import { integrityProblems } from './integrity.ts';
import { performed, traceOf } from './testing/traces.ts';

const real = await performed();
const { events } = real;

const find = <K extends TraceEvent['kind']>(kind: K, number = 0): Extract<TraceEvent, { kind: K }> => {
  const found = events.filter((event) => event.kind === kind)[number];
  if (!found) throw new Error(`no ${kind}`);
  return found as Extract<TraceEvent, { kind: K }>;
};
const changed = (event: TraceEvent, change: object): Trace => ({
  ...real,
  events: events.map((other) => (other === event ? ({ ...event, ...change } as TraceEvent) : other)),
});
/** The trace without an event, or with one more behind it, numbered anew. */
const spliced = (event: TraceEvent, ...instead: readonly TraceEvent[]): Trace => ({
  ...real,
  events: events
    .flatMap((other) => (other === event ? instead : [other]))
    .map((other, seq) => ({ ...other, seq })),
});

const request = find('request');
const response = find('response');
const moved = find('state', 3);
const end = find('end');
const work = events.find((event) => event.kind === 'work' && event.exchange !== undefined) as TraceEvent;

describe('integrityProblems', () => {
  it('finds nothing in a real trace', () => expect(integrityProblems(real)).toEqual([]));

  it('finds nothing in an empty one', () => expect(integrityProblems(traceOf())).toEqual([]));

  it.each([
    ['a number left out', changed(moved, { seq: moved.seq + 1 }), `seq is ${moved.seq + 1} at position`],
    ['a time that is none', changed(moved, { at: Number.NaN }), 'at is no time'],
    ['an endless time', changed(end, { at: Number.POSITIVE_INFINITY }), 'at is no time'],
    ['time that runs back', changed(end, { at: 5 }), 'time runs back'],
    ['half a step', changed(moved, { step: 1.5 }), 'step 1.5 is no step number'],
    ['a step below 0', changed(moved, { step: -1 }), 'step -1 is no step number'],
    ['a step that is no number', changed(moved, { step: '3' }), 'step 3 is no step number'],
    ['a response without a request', spliced(request), `response of x1 without a request`],
    ['two requests in an exchange', spliced(request, request, request), 'x1 has two requests'],
    ['two responses in an exchange', spliced(response, response, response), 'x1 has two responses'],
    ['a response to somebody else', changed(response, { to: 'app' }), 'answered by authorization-server'],
    ['a response by somebody else', changed(response, { from: 'attacker' }), 'answered by attacker'],
    ['work for an exchange that is none', changed(work, { exchange: 'x99' }), 'unknown exchange x99'],
    ['a state that nothing led to', changed(moved, { from: 'nowhere' }), 'moves from nowhere, not from'],
    ['an end in another state', changed(end, { state: 'idTokenForged' }), 'ends in idTokenForged while'],
  ])('finds %s', (_what, trace, problem) => {
    const problems = integrityProblems(trace);
    expect(problems.map((found) => found.problem).join('\n')).toContain(problem);
  });

  it('names the event at fault', () => {
    expect(integrityProblems(changed(end, { state: 'elsewhere' }))).toMatchObject([{ seq: end.seq }]);
  });

  it('holds a request without a response for sound: it may be on its way', () => {
    expect(integrityProblems(spliced(find('response', 5)))).toEqual([]);
  });

  it('takes an end in a trace that knows no states, as an import may be', () => {
    const over: Draft = { kind: 'end', outcome: 'complete', state: 'complete', reason: '' };
    expect(integrityProblems(traceOf(over))).toEqual([]);
  });

  it('finds nothing in any beginning of a real trace', () => {
    for (let length = 0; length <= events.length; length++)
      expect(integrityProblems({ ...real, events: events.slice(0, length) })).toEqual([]);
  });

  it('finds nothing in a trace performed with any options and seed', async () => {
    const options = fc.record(
      {
        scope: fc.constantFrom('', 'openid', 'openid offline_access', 'read:orders', 'fly:rockets'),
        challengeMethod: fc.constantFrom('S256', 'plain', 'none', 'S512'),
        prompt: fc.constantFrom('', 'none', 'login', 'consent', 'none login', 'dance'),
        maxAge: fc.constantFrom('', '0', '3600', '-1', 'soon'),
        loginHint: fc.string({ maxLength: 8 }),
        session: fc.constantFrom('none', 'signed in', 'signed in and consented', 'asleep'),
        refresh: fc.oneof(fc.boolean(), fc.constant('false')),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(options, fc.string(), async (chosen, seed) => {
        const trace = await performed({ options: chosen, seed });
        expect(integrityProblems(trace)).toEqual([]);
        expect(trace.events.at(-1)?.kind).toBe('end');
      }),
      { numRuns: 40 },
    );
  });
});
