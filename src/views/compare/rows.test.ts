import { describe, expect, it } from 'vitest';
import type { Step } from '../../lab/index.ts';
import { rfc } from '../../protocol/spec.ts';
import { compareTraces, type Trace, type TraceEvent, traceModel } from '../../trace/index.ts';
import { answers, asks, traceOf, works } from '../../trace/testing/traces.ts';
import { countsOf, marksOf, sectionsOf, standingOf, summaryOf } from './rows.ts';

const steps = (...titles: readonly string[]): Step[] =>
  titles.map((title, at) => ({ number: at + 1, title, why: '', depth: '', spec: rfc(6749, '4.1') }));

/** Work of these names, each in its step. */
const worked = (...names: readonly (readonly [name: string, step: number])[]): Trace => {
  const trace = traceOf(...names.map(([name]) => works('app', { name })));
  return { ...trace, events: trace.events.map((event, at) => ({ ...event, step: names[at]?.[1] ?? 0 })) };
};
const compared = (left: Trace, right: Trace) => compareTraces(traceModel(left), traceModel(right));
const sections = (left: Trace, right: Trace) =>
  sectionsOf(compared(left, right), steps('One', 'Two', 'Three'), steps('First', 'Second', 'Third')).map(
    (section) => [section.left?.title, section.right?.title, section.rows.map(({ index }) => index)],
  );

describe('the sections of a comparison', () => {
  it('begin where the step changes', () => {
    const trace = worked(['a', 1], ['b', 1], ['c', 2]);
    expect(sections(trace, trace)).toEqual([
      ['One', 'First', [0, 1]],
      ['Two', 'Second', [2]],
    ]);
  });

  it('have no heading where a side has no event', () => {
    const [left, right] = [worked(['a', 1], ['b', 2], ['c', 3]), worked(['a', 1], ['c', 3])];
    expect(sections(left, right)).toEqual([
      ['One', 'First', [0]],
      ['Two', undefined, [1]],
      ['Three', 'Third', [2]],
    ]);
  });

  it('count the steps of each side as its own flow does', () => {
    const right = { ...worked(['a', 2], ['b', 2]), flow: 'another' };
    expect(sections(worked(['a', 1], ['b', 2]), right)).toEqual([
      ['One', 'Second', [0]],
      ['Two', 'Second', [1]],
    ]);
  });

  it('have words for steps that no list has', () => {
    expect(sections(worked(['a', 0], ['b', 9]), worked())).toEqual([
      ['Before the first step', undefined, [0]],
      ['Step 9', undefined, [1]],
    ]);
  });
});

describe('a row', () => {
  const state = (value: string) =>
    traceOf(asks('x1', 'browser', 'api', { url: `https://api.example/?state=${value}` }));
  const scope = (value: string) =>
    traceOf(asks('x1', 'browser', 'api', { url: `https://api.example/?scope=${value}` }));
  const nothing = traceOf();

  it.each([
    ['same', state('a'), state('a')],
    ['fresh', state('a'), state('b')],
    ['differs', scope('a'), scope('b')],
    ['left only', state('a'), nothing],
    ['right only', nothing, state('a')],
  ] as const)('can stand as %s', (standing, left, right) => {
    const comparison = compared(left, right);
    expect(comparison.rows.map(standingOf)).toEqual([standing]);
    expect(countsOf(comparison)).toMatchObject({ [standing]: 1 });
    expect(Object.values(countsOf(comparison)).reduce((sum, count) => sum + count)).toBe(1);
  });
});

const check = (passed: boolean) => ({
  ...{ id: 'a', title: 'A', passed, expected: 'a', actual: 'b', spec: rfc(6749, '4.1') },
});

describe('the marks of an event', () => {
  it('say that somebody changed it, sent it, or that it was refused', () => {
    const [edited, injected] = [{ edited: true }, { injected: true }] as const;
    const events = traceOf(
      { ...asks('x1', 'browser', 'api'), ...edited },
      { ...asks('x2', 'attacker', 'api'), ...injected },
      works('api', { checks: [check(true)] }),
      works('api', { checks: [check(true), check(false)] }),
      { kind: 'end', outcome: 'refused', state: 'lost', reason: 'Lost.' },
      { kind: 'end', outcome: 'complete', state: 'complete', reason: 'Done.' },
    ).events;
    expect(events.map((event: TraceEvent) => marksOf(event))).toEqual([
      ...[['edited'], ['injected'], [], ['refused'], ['refused'], []],
    ]);
  });
});

describe('a run in short', () => {
  const messages = [asks('x1', 'app', 'api'), answers('x1', 'api', 'app')];

  it('counts its messages and says how it ended', () => {
    const whole = traceOf(...messages, {
      kind: 'end',
      outcome: 'complete',
      state: 'complete',
      reason: 'Done.',
    });
    expect(summaryOf(traceModel(whole))).toEqual({ messages: 2, outcome: 'complete', step: 1 });
    expect(summaryOf(traceModel(traceOf(...messages)))).toEqual({ messages: 2, outcome: undefined, step: 1 });
    expect(summaryOf(traceModel(traceOf()))).toEqual({ messages: 0, outcome: undefined, step: 0 });
  });

  it('says where it was refused, not where it told so', () => {
    const { events, ...trace } = traceOf(works('api', { checks: [check(false)] }), {
      kind: 'end',
      outcome: 'refused',
      state: 'lost',
      reason: 'Lost.',
    });
    const later = events.map((event) => (event.kind === 'end' ? { ...event, step: 4 } : event));
    expect(summaryOf(traceModel({ ...trace, events: later }))).toMatchObject({ outcome: 'refused', step: 1 });
  });
});
