import { describe, expect, it } from 'vitest';
import type { Trace } from '../events.ts';
import { readText } from '../import/read/read-text.ts';
import { answers, asks, performed, traceOf } from '../testing/traces.ts';
import { harOf } from './har.ts';

const FORM = 'application/x-www-form-urlencoded';

const logOf = (trace: Trace) => JSON.parse(harOf(trace)).log;

describe('a trace as HAR', () => {
  it('has every message of a run, in order, as it was sent', async () => {
    for (const flow of ['authorization-code-pkce', 'hybrid', 'device-authorization']) {
      const trace = await performed({}, flow);
      const read = readText({ name: 'run.har', text: harOf(trace), file: 0 });
      expect(read).toMatchObject({ kind: 'HAR', exporter: 'Grant Tour 1', problems: [] });
      const requests = trace.events.filter((event) => event.kind === 'request');
      const responses = trace.events.filter((event) => event.kind === 'response');
      expect(read.entries).toHaveLength(requests.length);
      const times = read.entries.flatMap(({ at, response }) => [at, response?.at]);
      expect(new Set(times).size).toBe(requests.length + responses.length);
      read.entries.forEach(({ at = 0, request, response }, index) => {
        const asked = requests[index];
        const answered = responses.find(({ exchange }) => exchange === asked?.exchange);
        // As little later as keeps messages of one moment in their order.
        expect(at - (asked?.at ?? 0)).toBeLessThanOrEqual(trace.events.length);
        expect(at).toBeGreaterThanOrEqual(asked?.at ?? 0);
        expect({ ...request, body: request.body ?? '', lacks: [] }).toEqual({
          ...asked?.message,
          body: asked?.message.body ?? '',
          lacks: [],
        });
        expect(response).toMatchObject({
          status: answered?.message.status,
          headers: answered?.message.headers,
        });
        expect(response?.body ?? '').toBe(answered?.message.body);
      });
    }
  });

  it('is HAR 1.2', () => {
    const body = 'code=a%20b&code=c';
    const trace = traceOf(
      asks('x1', 'app', 'authorization-server', {
        ...{ method: 'POST', url: 'https://as.example/token?a=1&a=2', body },
        headers: [
          ['Content-Type', FORM],
          ['Cookie', 'sid=1; t=2=3'],
        ],
      }),
      answers('x1', 'authorization-server', 'app', {
        ...{ status: 302, body: 'é' },
        headers: [
          ['Location', '/x#f'],
          ['Set-Cookie', 'sid=4; Path=/; HttpOnly'],
          ['content-type', 'text/plain'],
        ],
      }),
    );
    expect(logOf(trace)).toEqual({
      version: '1.2',
      creator: { name: 'Grant Tour', version: '1' },
      entries: [
        {
          ...{
            startedDateTime: '1970-01-01T00:00:00.000Z',
            time: 1,
            cache: {},
            timings: { send: 0, wait: 1, receive: 0 },
          },
          request: {
            ...{ method: 'POST', url: 'https://as.example/token?a=1&a=2', httpVersion: 'HTTP/1.1' },
            cookies: [
              { name: 'sid', value: '1' },
              { name: 't', value: '2=3' },
            ],
            headers: [
              { name: 'Content-Type', value: FORM },
              { name: 'Cookie', value: 'sid=1; t=2=3' },
            ],
            queryString: [
              { name: 'a', value: '1' },
              { name: 'a', value: '2' },
            ],
            postData: {
              mimeType: FORM,
              params: [
                { name: 'code', value: 'a b' },
                { name: 'code', value: 'c' },
              ],
              text: body,
            },
            ...{ headersSize: -1, bodySize: body.length },
          },
          response: {
            ...{ status: 302, statusText: 'Found', httpVersion: 'HTTP/1.1', redirectURL: '/x#f' },
            cookies: [{ name: 'sid', value: '4' }],
            headers: [
              { name: 'Location', value: '/x#f' },
              { name: 'Set-Cookie', value: 'sid=4; Path=/; HttpOnly' },
              { name: 'content-type', value: 'text/plain' },
            ],
            content: { size: 2, mimeType: 'text/plain', text: 'é' },
            ...{ headersSize: -1, bodySize: 2 },
          },
        },
      ],
    });
  });

  it('has status 0 where there was no answer, and no body where the import had none', () => {
    const lacking = {
      ...answers('x2', 'api', 'app', { status: 200 }),
      lacks: ['body'],
      failure: 'net::ERR_FAILED',
    };
    const trace = traceOf(
      asks('x1', 'app', 'api'),
      { ...asks('x2', 'app', 'api'), lacks: ['body'] } as ReturnType<typeof asks>,
      lacking as ReturnType<typeof answers>,
    );
    const [first, second] = logOf(trace).entries;
    expect(first).toMatchObject({
      time: 0,
      response: { status: 0, content: { size: 0, mimeType: 'x-unknown' }, redirectURL: '' },
    });
    expect(second).toMatchObject({
      request: { bodySize: -1 },
      response: { bodySize: -1, _error: 'net::ERR_FAILED' },
    });
    expect(second.response.content).not.toHaveProperty('text');
  });

  it('says nothing of parties, is the same each time, and takes a time that is none', async () => {
    const trace = await performed();
    expect(harOf(trace)).toBe(harOf(structuredClone(trace)));
    expect(harOf(trace)).not.toMatch(/"(?:from|to|channel|step|by|readers)":|authorization-server/);
    const [event] = traceOf(asks('x1', 'app', 'api')).events;
    const odd = {
      ...trace,
      events: [
        { ...event, at: Number.NaN },
        { ...event, at: 1e20, seq: 1 },
      ],
    } as Trace;
    expect(logOf(odd).entries).toHaveLength(2);
  });
});
