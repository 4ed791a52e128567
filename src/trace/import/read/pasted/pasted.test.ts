import { describe, expect, it } from 'vitest';
import { header } from '../../../../protocol/http.ts';
import { firstOf, readPaste } from '../testing/hars.ts';

const urls = (text: string) => readPaste(text).entries.map(({ request }) => request.url);

const authorize = 'https://as.example/authorize?response_type=code&client_id=a&state=1';
const callback = 'https://app.example/cb?code=abc&state=1';

describe('URLs', () => {
  it.each([
    ['a line each', `${authorize}\n${callback}`],
    ['a numbered list', `1) ${authorize}\n2) ${callback}`],
    ['Markdown', `- [first](${authorize})\n- <${callback}>`],
    ['quotes', `"${authorize}", '${callback}'.`],
    ['a sentence', `First ${authorize}, then (${callback}).`],
    ['HTML', `<a href="${authorize.replaceAll('&', '&amp;')}">${callback.replaceAll('&', '&#38;')}</a>`],
    ['JSON', JSON.stringify([authorize, callback]).replaceAll('/', '\\/').replaceAll('&', '\\u0026')],
    ['headers', `Referer: ${authorize}\nLocation: ${callback}`],
    ['a chat', `<${authorize}|${authorize}> [${callback}](${callback})`],
    ['a quoted mail', `> ${authorize}\n>\n> ${callback}`],
  ])('in %s', (_, text) => {
    expect(readPaste(text).kind).toBe('URLs');
    expect(urls(text)).toEqual([authorize, callback]);
  });

  it('broken over lines', () => {
    const long = `${authorize}&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid+profile`;
    for (const at of [60, 70, 82, 90, 110]) {
      const broken = `1. ${long.slice(0, at)}\n   ${long.slice(at)}\n2. ${callback}\nThat is all.`;
      expect(urls(broken)).toEqual([long, callback]);
    }
    expect(urls(`${authorize}\ncode_verifier=abc\nSome words`)[0]).toBe(authorize);
  });

  it('of apps, with fragments, and no others than the web has', () => {
    expect(urls('com.example.app:/cb?code=1 myapp://cb#access_token=2 mailto:a@b.example xmpp:/x')).toEqual([
      'com.example.app:/cb?code=1',
      'myapp://cb#access_token=2',
    ]);
    expect(firstOf(readPaste('https://app.example/cb#id_token=x')).request.lacks).not.toContain('fragment');
  });

  it('lack everything else', () => {
    const read = readPaste(authorize);
    expect(read.lacks).toEqual([
      'times',
      'back channel',
      'cookies',
      'authorization',
      'request bodies',
      'response bodies',
    ]);
    expect(firstOf(read).request).toMatchObject({
      method: 'GET',
      headers: [],
      lacks: ['headers', 'cookies', 'authorization', 'time', 'fragment'],
    });
  });

  it("of a browser's network panel", () => {
    const read = readPaste(
      'Request URL: https://as.example/token\nRequest Method: POST\nStatus Code: 400 Bad Request',
    );
    expect(firstOf(read)).toMatchObject({ request: { method: 'POST' }, response: { status: 400 } });
  });
});

describe('HTTP messages', () => {
  const text = `POST /token HTTP/1.1
Host: as.example
Content-Type: application/x-www-form-urlencoded

grant_type=authorization_code&code=abc

HTTP/1.1 400 Bad Request
Content-Type: application/json
X-Long: one
 two

{
  "error": "invalid_grant",

  "error_description": "no"
}

GET /userinfo HTTP/2
:authority: as.example
authorization: Bearer abc

HTTP/2 401
www-authenticate: Bearer error="invalid_token"
`;

  it('are requests with their answers', () => {
    const read = readPaste(text);
    expect(read).toMatchObject({ kind: 'HTTP messages', problems: [] });
    expect(read.entries).toMatchObject([
      {
        request: {
          method: 'POST',
          url: 'https://as.example/token',
          body: 'grant_type=authorization_code&code=abc',
        },
        response: { status: 400, body: expect.stringContaining('error_description') },
      },
      {
        request: { url: 'https://as.example/userinfo', headers: [['authorization', 'Bearer abc']] },
        response: { status: 401, lacks: ['time', 'body'] },
      },
    ]);
    expect(header(read.entries[0]?.response ?? { headers: [] }, 'x-long')).toBe('one two');
  });

  it('may be answers alone, or have no host', () => {
    expect(
      firstOf(readPaste('HTTP/1.1 302 Found\nLocation: https://app.example/cb?error=access_denied\n')),
    ).toMatchObject({
      request: { url: '', lacks: ['message'] },
      response: { status: 302 },
    });
    const read = readPaste('GET /cb?code=1 HTTP/1.1\nAccept: */*\n');
    expect(firstOf(read).request.url).toBe('https://host.invalid/cb?code=1');
    expect(read.problems[0]?.text).toBe('Line 1 names no host; host.invalid stands for it.');
  });

  it('lack a body that their length tells of', () => {
    const request = 'POST https://as.example/token HTTP/1.1\nContent-Length: 20\n\n';
    expect(firstOf(readPaste(request)).request.lacks).toContain('body');
  });
});

describe('answers by themselves', () => {
  it.each([
    [{ access_token: 'a', token_type: 'Bearer' }, 200],
    [{ error: 'invalid_grant' }, 400],
    [{ keys: [] }, 200],
    [{ issuer: 'https://as.example', token_endpoint: 'https://as.example/token' }, 200],
    [{ device_code: 'a', user_code: 'b' }, 200],
    [{ active: false }, 200],
    [{ request_uri: 'urn:x', expires_in: 60 }, 200],
    [{ sub: 'ana', email: 'a@b.example' }, 200],
  ])('%j', (value, status) => {
    for (const text of [
      JSON.stringify(value),
      JSON.stringify(value, null, 2),
      `Here: ${JSON.stringify(value)} .`,
    ]) {
      const read = readPaste(text);
      expect(read.kind).toBe('JSON response');
      expect(firstOf(read)).toMatchObject({
        request: { url: '', lacks: ['message'] },
        response: { status, lacks: ['headers', 'cookies', 'time'] },
      });
      expect(JSON.parse(firstOf(read).response?.body ?? '')).toEqual(value);
    }
  });

  it('may stand in a log as a text, and are no errors of other kinds', () => {
    const read = readPaste(
      `POST https://as.example/token status=401 body="{\\"error\\":\\"invalid_client\\"}"`,
    );
    expect(firstOf(read)).toMatchObject({
      request: { method: 'POST' },
      response: { status: 401, body: '{"error":"invalid_client"}' },
    });
    expect(readPaste('{"error":{"code":500}}').kind).toBe('unknown');
    expect(readPaste('{"error":"Something broke badly"}').kind).toBe('unknown');
  });

  it('are found inside other JSON', () => {
    expect(
      firstOf(readPaste(JSON.stringify({ status: 1, data: { access_token: 'x' } }, null, 1))).response?.body,
    ).toContain('access_token');
  });
});

describe('forms by themselves', () => {
  it.each([
    ['code=abc&state=x%2Fy'],
    ['  code=abc&amp;state=x%2Fy'],
    ['?code=abc&state=x%2Fy'],
    ['code=abc\nstate=x%2Fy'],
    ['code: abc\nstate: x/y'],
  ])('%j', (text) => {
    const read = readPaste(text);
    expect(read.kind).toBe('form body');
    expect(firstOf(read).request).toMatchObject({ method: 'POST', url: '', body: 'code=abc&state=x%2Fy' });
  });

  it('are no forms of OAuth with other names', () => {
    expect(readPaste('a=b&c=d').kind).toBe('unknown');
    expect(readPaste('state: open\nscope: all').kind).toBe('unknown');
  });
});

describe('tokens by themselves', () => {
  const jwt = (claims: object, header: object = { alg: 'RS256' }) =>
    `${[header, claims].map((part) => btoa(JSON.stringify(part)).replace(/=+$/, '')).join('.')}.${'c2lnbmF0dXJl'.repeat(8)}`;
  const names = (text: string) => readPaste(text).tokens?.map(({ name }) => name);

  it.each([
    [jwt({ nonce: 'x' }), ['id_token']],
    [jwt({ sub: 'x', email: 'e' }), ['id_token']],
    [jwt({ scope: 'a', azp: 'c' }), ['access_token']],
    [jwt({ sub: 'x' }, { alg: 'RS256', typ: 'at+jwt' }), ['access_token']],
    [jwt({ sub: 'x', typ: 'Refresh' }), ['refresh_token']],
    [
      `id_token: ${jwt({ scope: 'a' })}\n"access_token": "${jwt({ nonce: 'x' })}"`,
      ['id_token', 'access_token'],
    ],
    [`Authorization: Bearer ${jwt({ nonce: 'x' })}`, ['access_token']],
    ['eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d', ['access_token']],
  ])('are named by their text and claims: %s', (text, expected) => {
    expect(names(text)).toEqual(expected);
    expect(readPaste(text).kind).toBe('JWT');
  });

  it('are whole where a mail broke them', () => {
    const token = jwt({ nonce: 'x', more: 'y'.repeat(200) });
    const broken = token.match(/.{1,76}/g)?.join('\n');
    expect(readPaste(`My token:\n${broken}\n\nThanks`).tokens?.map(({ value }) => value)).toEqual([token]);
  });

  it('are no proofs and assertions', () => {
    const read = readPaste(
      jwt({ htm: 'POST', htu: 'https://as.example/token' }, { alg: 'ES256', typ: 'dpop+jwt' }),
    );
    expect(read.tokens).toBeUndefined();
  });
});

describe('a ticket with everything', () => {
  const text = `Login broke! We opened
${authorize}
and landed on
${callback}
then our server did

    curl -d 'grant_type=authorization_code&code=abc' https://as.example/token

and got: 400 {"error":"invalid_grant"}
The log said POST https://as.example/revoke 503 {"error":"temporarily_unavailable"}`;

  it('is read block by block, in order', () => {
    const read = readPaste(text);
    expect(
      read.entries.map(({ source, request, response }) => [
        source.path,
        request.method,
        request.url,
        response?.status,
      ]),
    ).toEqual([
      ['line 2', 'GET', authorize, undefined],
      ['line 4', 'GET', callback, undefined],
      ['line 7', 'POST', 'https://as.example/token', 400],
      ['line 10', 'POST', 'https://as.example/revoke', 503],
    ]);
    expect(read.lacks).toEqual(['times']);
  });

  it('may have colours and the line breaks of Windows', () => {
    const colour = String.fromCharCode(27);
    const read = readPaste(`${colour}[32m${text.replaceAll('\n', `${colour}[0m\r\n`)}`);
    expect(read.entries).toHaveLength(4);
  });
});

describe('a request copied as fetch', () => {
  it('has its method, headers and body', () => {
    const options = {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      referrer: 'https://app.example/',
      body: 'grant_type=refresh_token',
      method: 'POST',
    };
    const read = readPaste(
      `await fetch("https://as.example/token", ${JSON.stringify(options, null, 2)});\n{"error":"invalid_grant"}`,
    );
    expect(read.entries).toHaveLength(1);
    expect(firstOf(read)).toMatchObject({
      request: {
        method: 'POST',
        url: 'https://as.example/token',
        body: 'grant_type=refresh_token',
        lacks: ['cookies', 'time'],
      },
      response: { status: 400 },
    });
    expect(header(firstOf(read).request, 'referer')).toBe('https://app.example/');
    expect(firstOf(readPaste('fetch("https://as.example/userinfo")')).request.method).toBe('GET');
  });
});
