import { describe, expect, it } from 'vitest';
import { firstOf, pairs, readJson } from './testing/hars.ts';

const post = {
  ...{
    method: 'POST',
    url: 'https://app.example/cb',
    requestId: '3',
    post: [
      ['code', 'a b'],
      ['state', 'x'],
    ],
    get: [],
  },
  ...{ requestHeaders: pairs({ Host: 'app.example', 'Sec-Fetch-Mode': 'navigate' }), responseStatus: 302 },
  ...{ responseStatusText: 'HTTP/1.1 302 Found', responseHeaders: pairs({ Location: '/' }) },
};

describe('SAML-tracer', () => {
  it('has forms as pairs, and neither bodies of answers nor times', () => {
    const read = readJson({ requests: [post], timestamp: '2026-11-21T03:41:12Z' });
    expect(read).toMatchObject({
      ...{ kind: 'SAML-tracer', exporter: 'SAML-tracer', problems: [] },
      lacks: ['response bodies', 'fragments', 'times'],
    });
    expect(firstOf(read)).toMatchObject({
      ...{ at: undefined, by: 'navigation', source: { path: 'requests[0]' } },
      request: { method: 'POST', body: 'code=a+b&state=x', lacks: ['fragment', 'time'] },
      response: { status: 302, headers: [['Location', '/']], lacks: ['body', 'time'] },
    });
  });

  it('may lack the answer or the form, and leaves out what it cannot read', () => {
    const read = readJson({
      requests: [{ method: 'POST', url: 'https://app.example/cb' }, { url: 5 }, 7, { url: 'data:,x' }],
    });
    expect(read.entries).toHaveLength(1);
    expect(firstOf(read).response).toBeUndefined();
    expect(firstOf(read).request.lacks).toEqual([
      'headers',
      'cookies',
      'authorization',
      'body',
      'fragment',
      'time',
    ]);
    expect(read.problems.map(({ path }) => path)).toEqual(['requests[1].url', 'requests[2]']);
    expect(read.skipped).toBe(1);
  });
});
