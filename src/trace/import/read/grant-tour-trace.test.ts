import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../events.ts';
import { answers, asks, performed, traceOf, works } from '../../testing/traces.ts';
import { readJson } from './testing/hars.ts';

const isRequest = (event: TraceEvent) => event.kind === 'request';

describe("Grant Tour's own traces", () => {
  it('give their messages back', async () => {
    const trace = await performed();
    const read = readJson(trace);
    expect(read).toMatchObject({ kind: 'Grant Tour trace', exporter: 'Grant Tour', problems: [], lacks: [] });
    const requests = trace.events.filter(isRequest);
    expect(read.entries.map(({ request }) => request.url)).toEqual(
      requests.map(({ message }) => message.url),
    );
    expect(read.entries.map(({ source }) => source.entry)).toEqual(requests.map(({ seq }) => seq));
    expect(read.entries.every(({ response }) => response !== undefined)).toBe(true);
  });

  it('keep what they say of their own source, and the tokens pasted into them', () => {
    const imported = { title: 'x', lacks: ['cookies', 'nonsense'], origins: {}, exporters: ['Firefox 153'] };
    const tokens = works('app', { name: 'pasted_tokens', values: [{ name: 'id_token', value: 'eyJ.e.s' }] });
    const trace = traceOf(
      tokens,
      { ...asks('x1', 'app', 'api'), lacks: ['body'] } as ReturnType<typeof asks>,
      {
        ...answers('x1', 'api', 'app', { status: 0 }),
        failure: 'net::ERR_FAILED',
      } as ReturnType<typeof answers>,
    );
    expect(readJson({ ...trace, imported })).toMatchObject({
      exporter: 'Grant Tour, Firefox 153',
      lacks: ['cookies'],
      tokens: [{ name: 'id_token', value: 'eyJ.e.s' }],
      entries: [{ by: 'server', request: { lacks: ['body'] }, response: { failure: 'net::ERR_FAILED' } }],
    });
  });

  it('are refused in another version, and read in part where they are damaged', () => {
    expect(readJson({ version: 7, flow: 'x', events: [] }).problems[0]).toMatchObject({
      reach: 'file',
      path: 'version',
    });
    const events = [
      3,
      { kind: 'request', message: 'x' },
      { kind: 'request', message: { url: '' } },
      { kind: 'response', message: { status: 'x' } },
    ];
    const read = readJson({ version: 1, flow: 'x', events });
    expect(read.problems.map(({ path }) => path)).toEqual([
      'events[0]',
      'events[1].message',
      'events[2].message.url',
    ]);
    expect(read.entries).toMatchObject([{ request: { lacks: ['message'] }, response: { status: 0 } }]);
  });
});
