import { describe, expect, it } from 'vitest';
import { header } from '../../../../protocol/http.ts';
import { firstOf, readPaste } from '../testing/hars.ts';

const asked = (text: string) => firstOf(readPaste(text)).request;
const form = 'application/x-www-form-urlencoded';

describe('curl commands', () => {
  it('as Chrome copies them for bash', () => {
    const read = readPaste(`curl 'https://as.example/oauth/token?a=1' \\
  -H 'accept: application/json' \\
  -b 'sid=1; t=2' \\
  -H 'user-agent: Mozilla/5.0 (X11) Chrome/156.0.0.0' \\
  --data-raw $'grant_type=authorization_code&code=it\\'s\\u00e9\\n' \\
  --compressed`);
    expect(read).toMatchObject({ kind: 'curl command', exporter: 'curl', problems: [] });
    expect(firstOf(read)).toMatchObject({ source: { entry: 0, path: 'line 1' } });
    expect(firstOf(read).by).toBeUndefined();
    expect(firstOf(read).request).toEqual({
      ...{
        method: 'POST',
        url: 'https://as.example/oauth/token?a=1',
        body: "grant_type=authorization_code&code=it'sé\n",
      },
      headers: [
        ['accept', 'application/json'],
        ['Cookie', 'sid=1; t=2'],
        ['user-agent', 'Mozilla/5.0 (X11) Chrome/156.0.0.0'],
        ['Content-Type', form],
      ],
      lacks: ['time'],
    });
  });

  it('as Chrome copies them for cmd, of now and of before', () => {
    const now = `curl ^"https://as.example/token?x=^%^7B1^" ^\r\n  -H ^"accept: */*^" ^\r\n  --data-raw ^"code=a^%^2Fb^&q=^\\^"x^\\^"^"\r\nmore`;
    expect(asked(now)).toMatchObject({ url: 'https://as.example/token?x=%7B1', body: 'code=a%2Fb&q="x"' });
    const before = `curl "https://as.example/token" ^\n  -H "accept: */*" ^\n  --data-raw "code=a"^%"2Fb&q=""x""" --compressed`;
    expect(asked(before)).toMatchObject({ method: 'POST', body: 'code=a%2Fb&q="x"' });
  });

  it.each([
    [
      'curl -u client:s3cret -d grant_type=client_credentials https://as.example/token',
      'POST',
      'grant_type=client_credentials',
    ],
    ['$ curl -sSXPOST https://as.example/token -d a=1 -d b=2', 'POST', 'a=1&b=2'],
    [
      'curl --data-urlencode "scope=a b&c" --data-urlencode =x/y https://as.example/token',
      'POST',
      'scope=a%20b%26c&x%2Fy',
    ],
    [`curl.exe https://as.example/par --json '{"a":1}'`, 'POST', '{"a":1}'],
    ['curl -X PUT --url https://as.example/x --data-binary "a\\"b"', 'PUT', 'a"b'],
    ['curl -I https://as.example/', 'HEAD', undefined],
    ['> curl https://as.example/token # a comment', 'GET', undefined],
    ['1. `curl https://as.example/token`', 'GET', undefined],
    ['user@host:~$ curl https://as.example/token | jq .', 'GET', undefined],
    ['curl -o /dev/null https://as.example/token 2>/dev/null', 'GET', undefined],
  ])('reads %s', (text, method, body) => {
    const { request } = firstOf(readPaste(text));
    expect([request.method, request.body]).toEqual([method, body]);
    expect(request.url).toMatch(/^https:\/\/as\.example\/\w*$/);
  });

  it('sends credentials as headers, and data as a query', () => {
    expect(header(asked('curl -u client:s3cret https://as.example/'), 'authorization')).toBe(
      `Basic ${btoa('client:s3cret')}`,
    );
    expect(header(asked('curl --oauth2-bearer abc https://as.example/'), 'authorization')).toBe('Bearer abc');
    expect(header(asked(`curl --json '{}' https://as.example/`), 'content-type')).toBe('application/json');
    expect(
      header(asked(`curl -d a=b -H 'Content-Type: text/plain' https://as.example/`), 'content-type'),
    ).toBe('text/plain');
    expect(asked('curl -G -d a=1 --data-urlencode "b=c d" https://as.example/?x=y')).toMatchObject({
      method: 'GET',
      url: 'https://as.example/?x=y&a=1&b=c%20d',
    });
    expect(asked('curl https://as.example/authorize?a=b&c=d&e=f').url).toBe(
      'https://as.example/authorize?a=b&c=d&e=f',
    );
  });

  it('lacks what stands elsewhere', () => {
    expect(asked('curl -d @body.txt https://as.example/')).toMatchObject({
      method: 'POST',
      lacks: ['time', 'body'],
    });
    expect(asked('curl -u client https://as.example/').lacks).toContain('authorization');
    expect(asked('curl -b jar.txt https://as.example/').lacks).toContain('cookies');
    expect(asked('curl -d "code=$CODE" https://as.example/').lacks).toContain('values');
    expect(asked(`curl -d 'code=a$CODE' https://as.example/`).lacks).toEqual(['time']);
    expect(asked('curl -u "id:****" https://as.example/').lacks).toContain('values');
  });

  it('takes the JSON below it for its answer', () => {
    const read = readPaste(
      `curl -d grant_type=refresh_token https://as.example/token\n\n{\n  "error": "invalid_grant"\n}\n`,
    );
    expect(read.entries).toHaveLength(1);
    expect(firstOf(read).response).toMatchObject({ status: 400, lacks: ['headers', 'cookies', 'time'] });
  });

  it('is no command in a sentence', () => {
    expect(readPaste(`It works, but curl doesn't. See https://as.example/authorize?state=1`).kind).toBe(
      'URLs',
    );
    expect(readPaste("curl -d 'never closed https://as.example/").problems[0]?.text).toContain(
      'quote that never closes',
    );
  });
});

const verbose = (head: string, body: string) => `* Trying 192.0.2.1:443...
* ALPN: server accepted h2
* h2h3 [:method: POST]
> POST /token HTTP/2
> Host: as.example
> authorization: Basic YTpi
> content-length: 47
>${' '}
} [47 bytes data]
< HTTP/2 401${' '}
< content-type: application/json
<${' '}
{ [77 bytes data]
${head}${body}`;

describe('curl -v', () => {
  const error = '{"error":"invalid_client"}';

  it.each([
    ['behind what curl says last', verbose('* Connection #0 to host as.example left intact\n', error)],
    ['before it', verbose('', `${error}* Connection #0 to host as.example left intact\n`)],
    ['with times', verbose('', error).replace(/^(?=[*<>{}] )/gm, '03:57:58.123456 ')],
  ])('has the body %s', (_, text) => {
    const read = readPaste(text);
    expect(read).toMatchObject({ kind: 'curl -v output', exporter: 'curl', problems: [] });
    expect(read.entries).toHaveLength(1);
    expect(firstOf(read)).toMatchObject({
      by: 'server',
      request: { method: 'POST', url: 'https://as.example/token', lacks: ['time', 'body', 'fragment'] },
      response: {
        status: 401,
        headers: [['content-type', 'application/json']],
        body: error,
        lacks: ['time'],
      },
    });
  });

  it('takes the body of the request from the command line', () => {
    const read = readPaste(
      `$ curl -v -u a:b -d 'grant_type=client_credentials' https://as.example/token\n${verbose('', error)}`,
    );
    expect(read.entries).toHaveLength(1);
    expect(firstOf(read)).toMatchObject({
      request: { body: 'grant_type=client_credentials', lacks: ['time', 'fragment'] },
      response: { status: 401, body: error },
    });
    expect(header(firstOf(read).request, 'authorization')).toBe('Basic YTpi');
  });

  it('follows redirects', () => {
    const text = `* Connected to as.example port 80
> GET /a HTTP/1.1
> Host: as.example
>
< HTTP/1.1 302 Found
< Location: /b
<
* Issue another request to this URL
> GET /b HTTP/1.1
> Host: as.example
>
< HTTP/1.1 200 OK
<
<p>hello</p>

<p>again</p>`;
    const { entries } = readPaste(text);
    expect(entries.map(({ request, response }) => [request.url, response?.status])).toEqual([
      ['http://as.example/a', 302],
      ['http://as.example/b', 200],
    ]);
    expect(entries[1]?.response?.body).toBe('<p>hello</p>\n\n<p>again</p>');
  });
});
