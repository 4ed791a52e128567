import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Header } from '../protocol/http.ts';
import type { SecretKind } from '../protocol/parties.ts';
import { anyText } from '../protocol/testing/any-text.ts';
import type { Draft, TraceEvent } from './events.ts';
import { traceModel } from './model.ts';
import { kindOf, secretOf, secretsFound } from './secrets.ts';
import { answers, asks, traceOf, works } from './testing/traces.ts';

const found = (draft: Draft): string[] =>
  secretsFound({ seq: 0, at: 0, step: 1, ...draft } as TraceEvent).map(
    ({ kind, value, where }) => `${kind}=${value} (${where})`,
  );
const request = (url: string, headers: readonly Header[] = [], body?: string) =>
  found(asks('x1', 'app', 'api', { url, headers, ...(body !== undefined && { body }) }));
const response = (headers: readonly Header[], body = '') =>
  found(answers('x1', 'authorization-server', 'browser', { headers, body }));

const FORM: Header = ['Content-Type', 'application/x-www-form-urlencoded;charset=UTF-8'];
const JSON_TYPE: Header = ['content-type', 'application/json'];
const at = 'https://as.example/';

const kinds: readonly SecretKind[] = [
  'state',
  'nonce',
  'code_verifier',
  'code_challenge',
  'code',
  'access_token',
  'id_token',
  'refresh_token',
  'device_code',
  'user_code',
  'request_uri',
  'client_secret',
  'client_assertion',
  'password',
];

describe('secrets by their own names', () => {
  it.each(kinds)('%s is found in a query, a form, JSON, a Location, a fragment and a value', (kind) => {
    expect(request(`${at}?${kind}=v`)).toEqual([`${kind}=v (query)`]);
    expect(request(at, [FORM], `a=b&${kind}=v`)).toEqual([`${kind}=v (form body)`]);
    expect(request(at, [JSON_TYPE], JSON.stringify({ [kind]: 'v' }))).toEqual([`${kind}=v (JSON body)`]);
    expect(response([JSON_TYPE], JSON.stringify({ [kind]: 'v' }))).toEqual([`${kind}=v (JSON body)`]);
    expect(response([['Location', `${at}?${kind}=v`]])).toEqual([`${kind}=v (Location)`]);
    expect(response([['location', `${at}#${kind}=v`]])).toEqual([`${kind}=v (Location fragment)`]);
    expect(response([['location', `/next?${kind}=v`]])).toEqual([`${kind}=v (Location)`]);
    expect(found(works('app', { values: [{ name: kind, value: 'v' }] }))).toEqual([`${kind}=v (value)`]);
  });

  it('finds what a person typed', () => {
    const typed = { name: 'password', value: 'sea-otter-42' };
    const draft: Draft = {
      ...{ kind: 'action', by: 'user', on: 'browser', name: 'sign_in', label: '' },
      values: [typed],
    };
    expect(found(draft)).toEqual(['password=sea-otter-42 (value)']);
  });

  it('finds each of several in their order, and none that is empty', () => {
    expect(request(`${at}?state=&code=c&state=s1&state=s2`)).toEqual([
      'code=c (query)',
      'state=s1 (query)',
      'state=s2 (query)',
    ]);
  });

  it('decodes what the wire encodes', () => {
    expect(request(`${at}?code=a%2Fb+c`)).toEqual(['code=a/b c (query)']);
    expect(request(at, [FORM], 'code=a%2Fb+c')).toEqual(['code=a/b c (form body)']);
  });

  it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', 'code ', 'CODE', 'codes', ''])(
    'holds no secret under the name %j',
    (name) => {
      expect(kindOf(name)).toBeUndefined();
      expect(request(`${at}?${encodeURIComponent(name)}=v`)).toEqual([]);
      expect(request(at, [JSON_TYPE], `{"${name}":"v"}`)).toEqual([]);
    },
  );
});

describe('secrets in headers', () => {
  it.each(['Bearer abc.def', 'bearer abc.def', 'DPoP abc.def', 'Bearer   abc.def '])(
    'RFC 6750 §2.1, RFC 9449 §7.1: %j carries an access token',
    (value) => {
      expect(request(at, [['Authorization', value]])).toEqual(['access_token=abc.def (Authorization)']);
    },
  );

  it('RFC 6749 §2.3.1: Basic carries a client secret, percent-encoded in itself', () => {
    const basic = (text: string) => request(at, [['authorization', `Basic ${btoa(text)}`]]);
    expect(basic('client:s3cret')).toEqual(['client_secret=s3cret (Authorization)']);
    expect(basic('client:a%3Ab+c:d')).toEqual(['client_secret=a:b c:d (Authorization)']);
    expect(basic('client:a&b')).toEqual(['client_secret=a&b (Authorization)']);
    expect(basic('client:')).toEqual([]);
    expect(basic('client')).toEqual([]);
    expect(request(at, [['authorization', 'Basic %%%']])).toEqual([]);
  });

  it.each(['', 'Bearer', 'Bearer ', 'Bearer a b', 'Digest abc'])('finds none in %j', (value) => {
    expect(request(at, [['authorization', value]])).toEqual([]);
  });

  it('RFC 9449 §4.1: DPoP carries a proof; an app that made it calls it by the same name', () => {
    expect(request(at, [['dpop', 'a.b.c']])).toEqual(['dpop_proof=a.b.c (DPoP)']);
    expect(request(at, [['DPoP', '']])).toEqual([]);
    expect(found(works('app', { values: [{ name: 'DPoP', value: 'a.b.c' }] }))).toEqual([
      'dpop_proof=a.b.c (value)',
    ]);
  });

  it('RFC 6265 §4: a cookie is the same where it is set and where it is sent', () => {
    const set = response([
      ['Set-Cookie', 'sid=abc; Path=/; HttpOnly'],
      ['set-cookie', ' theme=dark'],
      ['set-cookie', 'gone=; Max-Age=0'],
    ]);
    const sent = request(at, [['Cookie', 'sid=abc; theme=dark;x']]);
    expect(set).toEqual(['cookie=sid=abc (cookie)', 'cookie=theme=dark (cookie)']);
    expect(sent).toEqual(set);
  });
});

describe('secrets in a page', () => {
  const HTML: Header = ['content-type', 'text/html; charset=utf-8'];
  const input = (name: string, value: string, type = 'hidden') =>
    `<input type="${type}" name="${name}" value="${value}">`;

  it('Form Post §2: what a page takes to the app stands in its form', () => {
    const form = `<form method="post" data-auto-submit>${input('code', 'c1')}${input('state', 'a&amp;b')}</form>`;
    expect(response([HTML], form)).toEqual(['code=c1 (page form)', 'state=a&b (page form)']);
  });

  it('RFC 8628 §3.3.1: a user code that came with the link stands in a field that people see', () => {
    expect(response([HTML], input('user_code', 'WDJB-MJHT', 'text'))).toEqual([
      'user_code=WDJB-MJHT (page form)',
    ]);
  });

  it('finds nothing in buttons, in empty fields, in text and in other media types', () => {
    const html = `${input('code', 'x', 'submit')}${input('password', '', 'password')}<input name=code> code=abc`;
    expect(response([HTML], html)).toEqual([]);
    expect(response([['content-type', 'text/plain']], input('code', 'c1'))).toEqual([]);
  });
});

describe('the name of a pushed request', () => {
  it('RFC 9101 §5.2.1: is one, but an address of a request object is not', () => {
    const carried = (uri: string) => request(`${at}?request_uri=${encodeURIComponent(uri)}`);
    expect(carried('urn:ietf:params:oauth:request_uri:a1')).toHaveLength(1);
    expect(carried('https://app.example/request.jwt')).toEqual([]);
  });
});

describe('secrets inside an ID token', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = (claims: object) => `${part({ alg: 'RS256' })}.${part(claims)}.sig`;

  it('OIDC Core §2: its nonce is found as a claim', () => {
    const withNonce = token({ nonce: 'n-0S6' });
    expect(response([JSON_TYPE], JSON.stringify({ id_token: withNonce }))).toContain(
      'nonce=n-0S6 (nonce claim)',
    );
    expect(request(`${at}?id_token_hint=${withNonce}`)).toEqual([
      `id_token=${withNonce} (query)`,
      'nonce=n-0S6 (nonce claim)',
    ]);
  });

  it.each([{}, { nonce: 5 }, { nonce: ['n'] }, { nonce: null }])('finds none in %j', (claims) => {
    expect(request(`${at}?id_token=${token(claims)}`)).toHaveLength(1);
  });

  it.each(['not.a.jwt', 'a.b', '..', 'a.b.c.d'])('takes %j for opaque', (value) => {
    expect(request(`${at}?id_token=${value}`)).toEqual([`id_token=${value} (query)`]);
  });
});

describe('malformed messages', () => {
  it.each(['', 'null', '5', '"code"', '[]', '{"code":', '{"code":5}', '{"a":{"code":"deep"}}'])(
    'finds nothing in the JSON body %j',
    (body) => expect(request(at, [JSON_TYPE], body)).toEqual([]),
  );

  it('looks into a body by its media type alone', () => {
    expect(request(at, [], 'code=abc')).toEqual([]);
    expect(request(at, [['content-type', 'text/html']], '{"code":"abc"}<input')).toEqual([]);
    expect(request(at, [JSON_TYPE], 'code=abc')).toEqual([]);
  });

  it('reads no address out of text that is none', () => {
    expect(request('http://[::1?code=abc')).toEqual([]);
    expect(response([['location', 'http://[::1?code=abc']])).toEqual([]);
  });

  it('never throws, whatever the message, and its model answers', () => {
    const text = fc.oneof(
      anyText,
      fc.constantFrom(
        '__proto__',
        'constructor',
        'code',
        'id_token',
        'a.b.c',
        '%',
        '%ff',
        '{"code":"x"}',
        '\u0000',
      ),
    );
    const header = fc.tuple(
      fc.oneof(text, fc.constantFrom('authorization', 'cookie', 'Set-Cookie', 'location', 'content-type')),
      fc.oneof(
        text,
        fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'Basic !', 'Bearer x'),
      ),
    );
    const headers = fc.array(header, { maxLength: 5 });
    const url = fc.oneof(text, fc.webUrl({ withQueryParameters: true, withFragments: true }));
    const body = fc.oneof(
      text,
      fc.json(),
      fc.dictionary(text, text).map((fields) => JSON.stringify(fields)),
    );
    fc.assert(
      fc.property(url, headers, body, (address, lines, content) => {
        const model = traceModel(
          traceOf(
            works('app', { values: [{ name: address, value: content }] }),
            asks('x1', 'browser', 'app', { url: address, headers: lines, body: content }),
            answers('x1', 'app', 'browser', { headers: lines, body: content }),
          ),
        );
        for (const { seq } of model.trace.events)
          for (const secret of model.secretsAt(seq)) {
            expect(model.usesOf(secret.id).map((use) => use.seq)).toContain(seq);
            expect(secret.value).not.toBe('');
          }
        model.screenAt(2);
        model.jwksAt(2);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the identity of a secret', () => {
  it('follows from kind and value, the same everywhere', () => {
    expect(secretOf('code', 'abc')).toEqual({
      ...{ id: 'code:1a47e90b', kind: 'code', value: 'abc', fingerprint: 'f34c' },
    });
    expect(secretOf('state', 'abc').id).toBe('state:1a47e90b');
  });

  it('has a fingerprint of four hexadecimal digits, whatever the value', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const { id, fingerprint } = secretOf('cookie', value);
        expect(fingerprint).toMatch(/^[0-9a-f]{4}$/);
        expect(id).toMatch(/^cookie:[0-9a-f]{8}$/);
      }),
    );
  });

  it('keeps values apart whose fingerprints are the same', () => {
    const byFingerprint = new Map<string, string>();
    let pair: readonly [string, string] | undefined;
    for (let number = 0; !pair; number++) {
      const { fingerprint } = secretOf('code', `c${number}`);
      const other = byFingerprint.get(fingerprint);
      if (other) pair = [other, `c${number}`];
      byFingerprint.set(fingerprint, `c${number}`);
    }
    expect(secretOf('code', pair[0]).id).not.toBe(secretOf('code', pair[1]).id);
  });
});
