import { describe, expect, it } from 'vitest';
import { clockAt, expiriesIn, traceModel } from '../../trace/index.ts';
import { performed, traceOf, works } from '../../trace/testing/traces.ts';
import { markInWords, timeBeforeStops } from './time-marks.ts';

type Moves = NonNullable<Parameters<typeof performed>[0]>['moves'];
const once = { refresh: 'false' };

async function marked(moves: Moves) {
  const model = traceModel(await performed({ options: once, ...(moves && { moves }) }));
  const { events } = model.trace;
  const before = timeBeforeStops(model.stops, events, expiriesIn(events));
  const name = (seq: number) => {
    const event = model.event(seq);
    return event && `${event.kind} ${'exchange' in event ? event.exchange : ''}`;
  };
  return { model, marks: [...before].map(([seq, time]) => [name(seq), time]) };
}

describe('what time did between two stops', () => {
  it('is nothing where nobody moves the clock', async () => {
    expect((await marked([])).marks).toEqual([]);
  });

  it('the stop after it has it: how far, and what expired by that', async () => {
    const { marks } = await marked([
      { at: 'request GET /login', do: 'wait', seconds: 5 },
      { at: 'request POST /oauth/token', do: 'wait', seconds: 30 },
      { at: 'request POST /oauth/token', do: 'wait', seconds: 31 },
    ]);
    expect(marks).toEqual([
      ['request x2', { moved: 5 }],
      ['request x7', { moved: 61, expired: ['the code'] }],
    ]);
  });

  it('a value that was spent before does not expire any more', async () => {
    const { marks } = await marked([{ at: 'request GET /orders', do: 'wait', seconds: 61 }]);
    expect(marks).toEqual([['request x9', { moved: 61 }]]);
  });

  it('time that passes by itself is enough', async () => {
    const events = traceOf(
      works('authorization-server', { values: [{ name: 'code', value: 'c', expiresAt: 2 }] }),
      works('app'),
      works('app'),
      works('app'),
    ).events;
    expect([...timeBeforeStops(events, events, expiriesIn(events))]).toEqual([
      [2, { expired: ['the code'] }],
    ]);
  });

  it('what had expired before it came is no mark, and neither is what lies ahead', () => {
    const values = [
      { name: 'code', value: 'old', expiresAt: 0 },
      { name: 'access_token', value: 'new', expiresAt: 1e9 },
    ];
    const { events } = traceOf(works('authorization-server', { values }), works('app'));
    expect(expiriesIn(events)).toHaveLength(2);
    expect([...timeBeforeStops(events, events, expiriesIn(events))]).toEqual([]);
  });

  it('time that passes at something that is looked at comes before the stop after it', async () => {
    const { model, marks } = await marked([{ at: 'work make_code_verifier', do: 'wait', seconds: 9 }]);
    expect(marks).toEqual([['request x1', { moved: 9 }]]);
    const [, made] = model.stops;
    expect(clockAt(model.trace.events, made?.seq ?? 0)).toBe((made?.at ?? 0) + 9000);
  });
});

describe('a mark in words', () => {
  const mark = { seq: 4, step: 2, label: 'POST /oauth/token', pending: false, refused: false };

  it('says where it stands and what it is', () => {
    expect(markInWords(mark, 11, 30)).toBe('12 of 30: POST /oauth/token');
    expect(markInWords({ ...mark, wrong: true }, 11, 30)).toBe(
      '12 of 30: POST /oauth/token, shows what is wrong',
    );
    expect(markInWords(undefined, 0, 0)).toBe('');
    expect(markInWords({ ...mark, moved: 0.5 }, 0, 1)).toContain('after the clock moved less than 1 s');
  });

  it('says each thing that its shape says', () => {
    const all = { ...mark, refused: true, changed: true, moved: 61, expired: ['the code', 'the session'] };
    expect(markInWords(all, 11, 30)).toBe(
      '12 of 30: POST /oauth/token, refused, changed, after the clock moved 1 min 1 s, after the code and the session expired',
    );
    expect(markInWords({ ...mark, expired: ['the code', 'a', 'b'] }, 0, 1)).toContain(
      'after the code, a and b expired',
    );
  });
});
