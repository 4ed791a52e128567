import { describe, expect, it } from 'vitest';
import { header } from '../../../../protocol/http.ts';
import {
  CHROME,
  creator,
  firstOf,
  har,
  harEntry,
  pairs,
  readJson,
  readPaste,
  tokenEntry,
} from '../testing/hars.ts';

const chrome = creator('WebInspector');

describe('a HAR of any program', () => {
  it('is read as it stands', () => {
    const read = readJson(har([tokenEntry()]));
    expect(read).toMatchObject({ kind: 'HAR', exporter: 'a logger 3.1', problems: [] });
    expect(firstOf(read)).toEqual({
      at: Date.UTC(2026, 10, 21, 3, 41, 12, 264),
      source: { file: 0, entry: 0, path: 'log.entries[0]' },
      request: {
        method: 'POST',
        url: 'https://as.example/token',
        headers: [
          ['content-type', 'application/x-www-form-urlencoded'],
          ['content-length', '44'],
          ['user-agent', CHROME],
        ],
        body: 'grant_type=authorization_code&code=SplxlOBeZQ',
        lacks: ['cookies', 'authorization', 'fragment'],
      },
      response: {
        at: Date.UTC(2026, 10, 21, 3, 41, 12, 364),
        status: 200,
        headers: [['content-type', 'application/json']],
        body: '{"access_token":"2YotnFZF"}',
        lacks: ['cookies'],
      },
    });
  });

  it('is found inside a text, and in part', () => {
    expect(readJson(JSON.stringify(har([tokenEntry()]))).entries).toHaveLength(1);
    expect(readJson(tokenEntry()).entries).toHaveLength(1);
    expect(readJson([tokenEntry(), tokenEntry()]).entries).toHaveLength(2);
    expect(readJson({ har: har([tokenEntry()]) }).entries).toHaveLength(1);
    expect(firstOf(readJson({ entries: [tokenEntry()] })).source.path).toBe('entries[0]');
  });

  it('keeps the fragment, and says nothing of fragments then', () => {
    const read = readJson(har([harEntry({ url: 'https://app.example/cb#access_token=x1y2z3' })]));
    expect(firstOf(read).request.url).toBe('https://app.example/cb#access_token=x1y2z3');
    expect(read.lacks).not.toContain('fragments');
  });

  it('takes a request or an answer without its other half', () => {
    const { request, response } = tokenEntry() as Record<string, unknown>;
    const [asked, answered] = readJson(har([{ request, response: null }, { response }])).entries;
    expect(asked?.response).toBeUndefined();
    expect(answered?.request).toMatchObject({ url: '', lacks: ['message', 'time'] });
    expect(answered?.response?.body).toContain('access_token');
  });

  it('joins a path with its host', () => {
    const headers = pairs({ Host: 'as.example' });
    expect(firstOf(readJson(har([harEntry({ url: '/cb?code=1', headers })]))).request.url).toBe(
      'https://as.example/cb?code=1',
    );
  });
});

describe("Chrome's HAR", () => {
  it('has pseudo headers, which go', () => {
    const headers = pairs({ ':authority': 'as.example', ':path': '/', accept: '*/*', 'user-agent': CHROME });
    const read = readJson(
      har([harEntry({ headers, httpVersion: 'http/2.0' }, {}, { _resourceType: 'document' })], chrome),
    );
    expect(read.exporter).toBe('Chrome DevTools 156');
    expect(firstOf(read).request.headers.map(([name]) => name)).toEqual(['accept', 'user-agent']);
    expect(firstOf(read).request.lacks).not.toContain('headers');
  });

  it('knows the headers of cached answers in part only', () => {
    const entry = harEntry({ httpVersion: 'http/2.0' }, {}, { _resourceType: 'fetch', _fromCache: 'memory' });
    expect(firstOf(readJson(har([entry], chrome))).request.lacks).toEqual(
      expect.arrayContaining(['headers', 'cookies', 'authorization']),
    );
  });

  it('was sanitized where nothing has cookies; what a server wrote into it was not', () => {
    const server = tokenEntry({
      headers: pairs({ authorization: 'Basic eDp5', 'user-agent': 'openid-client/v6' }),
    });
    const read = readJson(har([harEntry({}, {}, { _resourceType: 'document' }), server], chrome));
    expect(read.lacks).toEqual(expect.arrayContaining(['cookies', 'authorization']));
    expect(read.entries.map(({ request }) => request.lacks)).toEqual([
      ['cookies', 'authorization', 'fragment'],
      [],
    ]);
    expect(read.entries.map(({ by }) => by)).toEqual(['navigation', 'server']);
  });

  it('is whole where anything has a cookie', () => {
    const read = readJson(
      har([harEntry(), harEntry({}, { headers: pairs({ 'set-cookie': 'a=b' }) })], chrome),
    );
    expect(read.lacks).toEqual(['fragments']);
    expect(firstOf(read).request.lacks).toEqual(['fragment']);
  });

  it('has no bodies of redirects, and says why an answer did not reach the page', () => {
    const location = 'https://app.example/cb?code=abc#x';
    const redirect = {
      status: 302,
      headers: pairs({ location }),
      redirectURL: location,
      content: { size: 0, mimeType: 'x-unknown' },
    };
    const blocked = { status: 0, headers: [], content: {}, _error: 'net::ERR_FAILED' };
    const cors = { content: { size: 0, mimeType: 'application/json' }, _error: 'net::ERR_FAILED' };
    const [first, second, third] = readJson(
      har([harEntry({}, redirect), harEntry({}, blocked), harEntry({}, cors)], chrome),
    ).entries;
    expect(first?.response).toMatchObject({
      status: 302,
      redirectUrl: location,
      lacks: expect.arrayContaining(['body']),
    });
    expect(first?.response?.body).toBeUndefined();
    expect(second?.response).toMatchObject({ status: 0, failure: 'net::ERR_FAILED' });
    expect(third?.response).toMatchObject({
      status: 200,
      failure: 'net::ERR_FAILED',
      lacks: expect.arrayContaining(['body']),
    });
  });

  it('leaves out what is no exchange, and counts it', () => {
    const urls = [
      'data:text/plain,x',
      'chrome-error://chromewebdata/',
      'blob:https://a.example/1',
      'chrome-extension://x/y',
      'wss://a.example/',
    ];
    const odd = [
      ...urls.map((url) => harEntry({ url })),
      harEntry({ method: 'CONNECT', url: 'as.example:443' }),
      harEntry({}, {}, { _webSocketMessages: [] }),
    ];
    const read = readJson(har([...odd, harEntry({ url: 'myapp://callback?code=1' })], chrome));
    expect(read).toMatchObject({ skipped: 7, problems: [] });
    expect(read.entries.map(({ request }) => request.url)).toEqual(['myapp://callback?code=1']);
  });

  it('shows a request twice that a service worker answered', () => {
    const page = tokenEntry({}, { _fetchedViaServiceWorker: true });
    const worker = tokenEntry({}, {}, { startedDateTime: '2026-11-21T03:41:12.270Z', time: 50 });
    const later = tokenEntry({}, {}, { startedDateTime: '2026-11-21T03:41:19.000Z' });
    const read = readJson(har([page, worker, later], chrome));
    expect(read.entries.map(({ source }) => source.entry)).toEqual([1, 2]);
    const bodiless = tokenEntry({}, { content: {} }, { startedDateTime: '2026-11-21T03:41:12.270Z' });
    expect(readJson(har([page, bodiless], chrome)).entries.map(({ source }) => source.entry)).toEqual([0]);
  });

  it('marks preflights', () => {
    const told = harEntry(
      { method: 'OPTIONS' },
      { status: 204, content: {} },
      { _resourceType: 'preflight' },
    );
    const seen = harEntry({ method: 'OPTIONS', headers: pairs({ 'Access-Control-Request-Method': 'POST' }) });
    const plain = harEntry({ method: 'OPTIONS' });
    expect(readJson(har([told, seen, plain], chrome)).entries.map(({ preflight }) => preflight)).toEqual([
      true,
      true,
      undefined,
    ]);
  });
});

describe('other exporters', () => {
  it('Firefox tells what started a request by its headers, and keeps fragments', () => {
    const of = (mode: string, dest: string) =>
      harEntry({ headers: pairs({ 'Sec-Fetch-Mode': mode, 'Sec-Fetch-Dest': dest, Cookie: 'a=b' }) });
    const read = readJson(
      har(
        [of('navigate', 'document'), of('cors', 'empty'), of('no-cors', 'image')],
        creator('Firefox', '153.7.0'),
      ),
    );
    expect(read).toMatchObject({ exporter: 'Firefox 153', lacks: [] });
    expect(read.entries.map(({ by }) => by)).toEqual(['navigation', 'script', undefined]);
  });

  it('Firefox writes redirects with status 0 sometimes', () => {
    const response = { status: 0, redirectURL: '', headers: pairs({ location: '/cb?code=1' }) };
    expect(firstOf(readJson(har([harEntry({}, response)], creator('Firefox')))).response?.redirectUrl).toBe(
      '/cb?code=1',
    );
  });

  it('Safari folds redirects away', () => {
    expect(readJson(har([harEntry()], creator('WebKit Web Inspector', '1.0')))).toMatchObject({
      exporter: 'Safari Web Inspector',
      lacks: expect.arrayContaining(['redirects']),
    });
  });

  it('Playwright drops bodies where it is told to, or writes text in base64', () => {
    const omitted = tokenEntry(
      { postData: { mimeType: 'application/x-www-form-urlencoded', params: [] } },
      { content: { size: 26, mimeType: 'application/json' } },
    );
    const read = readJson(har([omitted], creator('Playwright', '1.65.1')));
    expect(read).toMatchObject({
      exporter: 'Playwright 1.65',
      lacks: expect.arrayContaining(['request bodies', 'response bodies']),
    });
    expect(firstOf(read).request.lacks).toContain('body');
    expect(firstOf(read).response?.lacks).toContain('body');
    const text = btoa('{"error":"invalid_grant"}');
    const encoded = tokenEntry({}, { content: { mimeType: 'application/json', text, encoding: 'base64' } });
    expect(firstOf(readJson(har([encoded]))).response?.body).toBe('{"error":"invalid_grant"}');
  });

  it('decodes base64 by its character set, and lets pictures be', () => {
    const latin = { mimeType: 'text/plain; charset=iso-8859-1', text: btoa('caf\xe9'), encoding: 'base64' };
    const broken = { mimeType: 'application/json', text: '%%%', encoding: 'base64' };
    const picture = { mimeType: 'image/png', text: 'iVBORw0KGgo=', encoding: 'base64' };
    const read = readJson(har([latin, broken, picture].map((content) => harEntry({}, { content }))));
    expect(read.entries.map(({ response }) => response?.body)).toEqual(['café', undefined, undefined]);
    expect(read.entries.map(({ response }) => response?.lacks.includes('body'))).toEqual([
      false,
      true,
      false,
    ]);
    expect(read.problems.map(({ path }) => path)).toEqual(['log.entries[1].response.content.text']);
  });

  it('mitmproxy writes null times, fractions of a second, and a body for every POST', () => {
    const entry = harEntry(
      { method: 'POST', postData: { mimeType: '', text: '', params: [] }, bodySize: 0 },
      { content: { size: 0, mimeType: '', text: '' } },
      {
        startedDateTime: '2026-11-21T03:40:17.623000+00:00',
        time: null,
        timings: { connect: null, send: 3, wait: 2, receive: -1 },
      },
    );
    const read = readJson(har([entry], creator('mitmproxy', '11.0.2')));
    expect(read).toMatchObject({ exporter: 'mitmproxy 11.0', problems: [] });
    const { at, request, response } = firstOf(read);
    expect(at).toBe(Date.UTC(2026, 10, 21, 3, 40, 17, 623));
    expect(response?.at).toBe((at ?? 0) + 5);
    expect([request.lacks.includes('body'), response?.lacks.includes('body')]).toEqual([false, false]);
  });

  it('Fiddler has parameters without text, a body for GET, seven digits of a second', () => {
    const params = pairs({
      grant_type: 'authorization_code',
      redirect_uri: 'https://app.example/cb?x=1',
      scope: 'a b',
    });
    const entry = tokenEntry(
      { postData: { mimeType: 'application/x-www-form-urlencoded', params } },
      {},
      { startedDateTime: '2026-11-21T03:41:12.2641234+01:00' },
    );
    const get = harEntry({ postData: { mimeType: '', params: [], text: '' } });
    const [post, got] = readJson(
      har([entry, get], { ...creator('Fiddler', '5.0.20'), version: '1.1' }),
    ).entries;
    expect(post?.request.body).toBe(
      'grant_type=authorization_code&redirect_uri=https%3A%2F%2Fapp.example%2Fcb%3Fx%3D1&scope=a+b',
    );
    expect(post?.at).toBe(Date.UTC(2026, 10, 21, 2, 41, 12, 264));
    expect(got?.request.lacks).not.toContain('body');
  });

  it('leaves parameters alone that are encoded already', () => {
    const params = pairs({ redirect_uri: 'https%3A%2F%2Fapp.example%2Fcb', scope: 'a+b' });
    const entry = tokenEntry({ postData: { mimeType: 'application/x-www-form-urlencoded', params } });
    expect(firstOf(readJson(har([entry]))).request.body).toBe(
      'redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=a+b',
    );
    const query = harEntry({ url: 'https://as.example/authorize#f', queryString: pairs({ scope: 'a b' }) });
    expect(firstOf(readJson(har([query]))).request.url).toBe('https://as.example/authorize?scope=a+b#f');
  });

  it('Charles has null fields', () => {
    const entry = harEntry(
      { postData: null, cookies: null, queryString: null },
      { redirectURL: null, cookies: null, content: { size: null, mimeType: null, text: 'x' } },
      { pageref: null, timings: null, startedDateTime: '2026-11-21T05:41:12.264+02:00' },
    );
    const read = readJson(har([entry], { ...creator('Charles Proxy', '4.6.7'), pages: null }));
    expect(read).toMatchObject({ exporter: 'Charles Proxy 4.6', problems: [] });
    expect(firstOf(read)).toMatchObject({
      at: Date.UTC(2026, 10, 21, 3, 41, 12, 264),
      response: { body: 'x' },
    });
  });

  it('HTTP Toolkit keeps bodies apart that are no text', () => {
    const _content = { text: btoa('grant_type=refresh_token'), encoding: 'base64', size: 24 };
    const read = readJson(
      har([tokenEntry({ postData: undefined, _content })], creator('HTTP Toolkit', '1.20.0')),
    );
    expect(firstOf(read).request.body).toBe('grant_type=refresh_token');
  });

  it('makes the cookie headers out of lists of cookies where there is nothing else', () => {
    const entry = harEntry(
      {
        cookies: [
          { name: 'sid', value: '1' },
          { name: 't', value: '2' },
        ],
      },
      { cookies: [{ name: 'sid', value: '3', path: '/', httpOnly: true, sameSite: 'Lax' }] },
    );
    const { request, response } = firstOf(readJson(har([entry])));
    expect(header(request, 'cookie')).toBe('sid=1; t=2');
    expect(header(response ?? request, 'set-cookie')).toBe('sid=3; Path=/; SameSite=Lax; HttpOnly');
  });

  it('takes cookies apart that an exporter joined by line breaks', () => {
    const response = { headers: [{ name: 'set-cookie', value: 'a=1; Path=/\nb=2' }] };
    expect(firstOf(readJson(har([harEntry({}, response)]))).response?.headers).toEqual([
      ['set-cookie', 'a=1; Path=/'],
      ['set-cookie', 'b=2'],
    ]);
  });
});

describe('a HAR with wrong types', () => {
  it('is read in part, and every part that is not is said', () => {
    const wrong = [
      null,
      'x',
      harEntry({ url: 7 }, { status: '404' }),
      { request: { url: 'no url' }, response: 3 },
      harEntry(
        { headers: 'x', method: 5 },
        { headers: [1, ['a', 'b'], { name: 'n' }], status: {} },
        { startedDateTime: 'soon' },
      ),
      tokenEntry(),
    ];
    const read = readJson(har(wrong));
    expect(read.entries.map(({ source }) => source.entry)).toEqual([2, 4, 5]);
    expect(read.problems.map(({ path, reach }) => `${reach} ${path}`)).toEqual([
      'entry log.entries[0]',
      'entry log.entries[1]',
      'part log.entries[2].request.url',
      'part log.entries[3].request.url',
      'part log.entries[3].response',
      'entry log.entries[3]',
      'part log.entries[4].request.headers',
      'part log.entries[4].request.method',
      'part log.entries[4].startedDateTime',
      'part log.entries[4].response.status',
      'part log.entries[4].response.headers[0]',
    ]);
    for (const { text, path } of read.problems) expect(text).toContain(path);
  });

  it('says the like of fifty problems once', () => {
    const { problems } = readJson(har(Array.from({ length: 1000 }, () => 5)));
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)?.text).toBe('950 more parts of this file could not be read.');
  });

  it.each([
    [{ log: {} }, 'log.entries is missing, not a list'],
    [{ log: { entries: [] } }, 'log.entries is empty'],
    [{ log: { entries: 'x' } }, 'log.entries is the text “x”, not a list'],
  ])('says why nothing is in %j', (value, why) => {
    expect(readJson(value)).toMatchObject({
      kind: 'HAR',
      entries: [],
      problems: [{ reach: 'file', text: expect.stringContaining(why) }],
    });
  });

  it('takes names of the language for names of the file', () => {
    const entry = harEntry({ headers: pairs({ constructor: 'x', toString: 'y' }) });
    const text = JSON.stringify(har([entry])).replace(
      '"cache":{}',
      '"__proto__":{"request":{}},"constructor":{"prototype":{"polluted":1}},"cache":{}',
    );
    expect(firstOf(readPaste(text)).request.headers).toEqual([
      ['constructor', 'x'],
      ['toString', 'y'],
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
