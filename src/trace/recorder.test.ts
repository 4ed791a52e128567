import { describe, expect, it } from 'vitest';
import { virtualClock } from '../lab/clock.ts';
import type { Draft, RequestEvent } from './events.ts';
import { createRecorder, type StepOf } from './recorder.ts';
import { answers, asks, works } from './testing/traces.ts';

const same: StepOf = (_draft, before) => before;
const waited: Draft = { kind: 'time', seconds: 1 };

describe('the recorder', () => {
  it('numbers events from 0 and times each by the clock', () => {
    const clock = virtualClock(1000);
    const recorder = createRecorder('a-flow', clock, same);
    recorder.record(waited);
    clock.advance(5);
    recorder.record(works('app'));
    recorder.record(waited);
    const trace = recorder.trace();
    expect(trace).toMatchObject({ version: 1, flow: 'a-flow' });
    expect(trace.events.map(({ seq, at }) => [seq, at])).toEqual([
      [0, 1000],
      [1, 1005],
      [2, 1005],
    ]);
  });

  it('keeps the draft as it was, and gives back the event that it keeps', () => {
    const recorder = createRecorder('a-flow', virtualClock(0), () => 7);
    const draft = works('app', { name: 'make_code_verifier', shows: '<p>hello</p>' });
    const event = recorder.record(draft);
    expect(event).toEqual({ ...draft, seq: 0, at: 0, step: 7 });
    expect(recorder.trace().events[0]).toBe(event);
  });

  it('tells each step from the draft, the step before and the request of the exchange', () => {
    const asked: [string, number, string | undefined][] = [];
    const recorder = createRecorder('a-flow', virtualClock(0), (draft, before, request) => {
      asked.push([draft.kind, before, request?.message.url]);
      return before + 2;
    });
    const url = 'https://as.example/token';
    recorder.record(asks('x1', 'app', 'authorization-server', { url }));
    recorder.record(asks('x2', 'app', 'api'));
    recorder.record(works('authorization-server', { exchange: 'x1' }));
    recorder.record(answers('x1', 'authorization-server', 'app'));
    recorder.record(works('app'));
    recorder.record(answers('x9', 'api', 'app'));
    expect(asked).toEqual([
      ['request', 0, undefined],
      ['request', 2, undefined],
      ['work', 4, url],
      ['response', 6, url],
      ['work', 8, undefined],
      ['response', 10, undefined],
    ]);
  });

  it('keeps nothing of a preview', () => {
    const recorder = createRecorder('a-flow', virtualClock(0), (_draft, before) => before + 1);
    const draft = asks('x1', 'app', 'api');
    const seen = recorder.preview(draft);
    expect(recorder.preview(draft)).toEqual(seen);
    expect(recorder.trace().events).toEqual([]);
    expect(recorder.record(draft)).toEqual(seen);
    // The request of a preview is not the one that a response belongs to.
    const requests: (RequestEvent | undefined)[] = [];
    const other = createRecorder('a-flow', virtualClock(0), (_draft, _before, request) => {
      requests.push(request);
      return 1;
    });
    other.preview(draft);
    other.record(answers('x1', 'api', 'app'));
    expect(requests).toEqual([undefined, undefined]);
  });

  it('gives out copies that do not grow, and the same one while nothing is added', () => {
    const recorder = createRecorder('a-flow', virtualClock(0), same);
    recorder.record(waited);
    const early = recorder.trace();
    expect(recorder.trace().events).toBe(early.events);
    recorder.record(waited);
    expect(early.events).toHaveLength(1);
    expect(recorder.trace().events).toHaveLength(2);
  });
});
