import { describe, expect, it } from 'vitest';
import { virtualClock } from '../lab/clock.ts';
import type { Draft, Trace, TraceEvent } from './events.ts';
import { integrityProblems } from './integrity.ts';
import { traceModel } from './model.ts';
import { createRecorder } from './recorder.ts';
import { answers, asks, traceOf, works } from './testing/traces.ts';

const tenth = (number: number): Draft[] => {
  const exchange = `x${number}`;
  const url = `https://as.example/authorize?state=s${number}&code=c${number}`;
  return [
    { kind: 'state', from: `s${number}`, to: `s${number + 1}` },
    works('app', { values: [{ name: 'state', value: `s${number}` }] }),
    asks(exchange, 'browser', 'authorization-server', { url }),
    works('authorization-server', { exchange }),
    answers(exchange, 'authorization-server', 'browser', {
      headers: [['content-type', 'text/html']],
      body: `<p>${number}`,
    }),
  ];
};
const large = (size: number): Trace =>
  traceOf(...Array.from({ length: size / 5 }, (_, number) => tenth(number)).flat());

/** The trace with a list of events that counts how often one of them is read. */
function counted(trace: Trace): { readonly trace: Trace; reads(): number } {
  let reads = 0;
  const events = new Proxy(trace.events, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads++;
      return Reflect.get(target, key, receiver);
    },
  });
  return { trace: { ...trace, events }, reads: () => reads };
}

/** Builds the model and asks each question at each event. */
function askAll(trace: Trace): void {
  const model = traceModel(trace);
  for (let seq = 0; seq < trace.events.length; seq++) {
    const event = model.event(seq) as TraceEvent;
    model.requestOf(event);
    model.responseOf(event);
    model.workFor(event);
    model.stateAt(seq);
    model.screenAt(seq);
    model.jwksAt(seq);
    for (const { id } of model.secretsAt(seq)) model.usesOf(id);
  }
}

describe('a trace of 5,000 events', () => {
  const trace = large(5000);

  it('answers right at its far end', () => {
    const model = traceModel(trace);
    expect(integrityProblems(trace)).toEqual([]);
    expect(model.stops).toHaveLength(4000);
    expect(model.stateAt(4999)).toBe('s1000');
    expect(model.screenAt(4999)).toMatchObject({ seq: 4999, html: '<p>999' });
    expect(model.usesOf(model.secretByValue('s999')?.id ?? '').map(({ role }) => role)).toEqual([
      'made',
      'carried',
    ]);
  });

  it('keeps a thousand values apart', () => {
    const model = traceModel(trace);
    const ids = trace.events.flatMap(({ seq }) => model.secretsAt(seq)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2000);
  });

  it('reads each event a few times, however long the trace is', () => {
    for (const size of [500, 5000]) {
      const { trace: watched, reads } = counted(large(size));
      askAll(watched);
      expect(reads() / size).toBeLessThan(10);
    }
  });

  it('is recorded whole', () => {
    const recorder = createRecorder('a-flow', virtualClock(0), () => 1);
    const given = trace.events.map(({ seq: _seq, at: _at, step: _step, ...draft }) => draft as Draft);
    for (const draft of given) recorder.record(draft);
    expect(recorder.trace().events).toHaveLength(5000);
    expect(recorder.trace().events).toBe(recorder.trace().events);
  });
});
