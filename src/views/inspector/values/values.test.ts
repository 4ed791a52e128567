import { describe, expect, it } from 'vitest';
import { walk } from '../testing/walks.ts';
import { wordsOf } from '../words.ts';
import { headerParts, headerRows, secretsInUrl } from './headers.ts';
import { namedRows } from './rows.ts';

describe('rows', () => {
  it('mark what stands twice (RFC 6749 §3.1) and what nobody defined', () => {
    const rows = namedRows(
      [
        ['state', 'a'],
        ['__proto__', 'b'],
        ['state', 'c'],
      ],
      'authorization request',
    );
    expect(rows.map(({ repeated }) => repeated)).toEqual([true, false, true]);
    expect(rows.map(({ entry }) => entry?.name)).toEqual(['state', undefined, 'state']);
  });

  it('explain each scope, and the code of an error', () => {
    const [scope] = namedRows([['scope', 'openid made:up email']], 'authorization request');
    expect(scope?.words.map(({ name }) => name)).toEqual(['openid', 'email']);
    const [error] = namedRows([['error', 'invalid_grant']], 'error response');
    expect(error?.words.map(({ name }) => name)).toEqual(['invalid_grant']);
  });

  it.each([
    ['token request', 'grant_type', 'urn:ietf:params:oauth:grant-type:device_code'],
    ['authorization request', 'response_type', 'code id_token token'],
    ['authorization request', 'response_mode', 'form_post'],
    ['authorization request', 'prompt', 'login consent'],
    ['token response', 'token_type', 'DPoP'],
  ] as const)('explain each word where its meaning is fixed: %s, %s', (place, name, value) => {
    const [row] = namedRows([[name, value]], place);
    expect(row?.words.map((word) => word.name)).toEqual(value.split(' '));
  });
});

describe('headers', () => {
  it('are taken apart where secrets stand', () => {
    expect(headerParts('Cookie', 'a=1; b=2').map(({ text }) => text)).toEqual(['a=1', 'b=2']);
    expect(headerParts('authorization', 'Bearer abc')).toEqual([
      { text: 'Bearer', value: false },
      { text: 'abc', value: true },
    ]);
    expect(headerParts('Set-Cookie', 'a=1; Secure').map(({ value }) => value)).toEqual([true, false]);
    expect(headerParts('Authorization', '').map(({ text }) => text)).toEqual(['']);
  });

  it('may repeat, and explain the attributes of a cookie', () => {
    const rows = headerRows(
      [
        ['Set-Cookie', '__Host-session=1; Secure; HttpOnly'],
        ['Set-Cookie', 'b=2'],
      ],
      'response header',
    );
    expect(rows.some(({ repeated }) => repeated)).toBe(false);
    expect(rows[0]?.words.map(({ name }) => name)).toEqual(['__Host-session', 'Secure', 'HttpOnly']);
  });

  it.each([
    ['Authorization', 'Basic c3BhOnM=', ['Basic']],
    ['authorization', 'dpop abc', ['DPoP']],
    ['Authorization', 'Strange abc', []],
    ['WWW-Authenticate', 'Basic realm="a, error=x"', ['Basic', 'realm']],
    ['WWW-Authenticate', 'Bearer', ['Bearer']],
    [
      'www-authenticate',
      'Bearer error="invalid_token", error_description="The \\"token\\" is old", DPoP algs="ES256 RS256"',
      ['Bearer', 'error', 'invalid_token', 'error_description', 'DPoP', 'algs'],
    ],
    ['__proto__', 'Bearer', []],
    ['constructor', 'Bearer', []],
  ])('explain how a request authenticates, or should (RFC 9110 §11): %s: %s', (name, value, words) => {
    const [row] = headerRows([[name, value]], 'response header');
    expect(row?.words.map((word) => word.name)).toEqual(words);
  });

  it('show the secrets that a Referer gives away', async () => {
    const model = await walk();
    const carried = model.trace.events.find(
      (event) => event.kind === 'request' && event.message.url.includes('/callback?code='),
    );
    const url = carried?.kind === 'request' ? carried.message.url : '';
    expect(secretsInUrl('Referer', url, model).map(({ kind }) => kind)).toEqual(['code', 'state']);
    expect(secretsInUrl('Location', url, model)).toEqual([]);
    expect(secretsInUrl('Referer', 'no url', model)).toEqual([]);
  });
});

describe('sentences', () => {
  it('set names in backticks as code', () => {
    expect(wordsOf('Use `S256`, not `plain`.')).toEqual([
      { text: 'Use ', code: false },
      { text: 'S256', code: true },
      { text: ', not ', code: false },
      { text: 'plain', code: true },
      { text: '.', code: false },
    ]);
  });
});
