import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Entry,
  entries,
  explain,
  explainError,
  explainScope,
  explainTerm,
  explainValue,
  type Place,
} from './index.ts';
import { values } from './values.ts';
import { words } from './words.ts';

const all = entries();
const places = [...new Set(all.flatMap((entry) => entry.places))];
const awkward = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', ' ', '\0', 'a b'];

describe('every entry', () => {
  it.each(all)('$name ($places): says what it is, briefly, and where that is written', (entry) => {
    expect(entry.places.length).toBeGreaterThan(0);
    expect(entry.what).toMatch(/^[A-Z`]/);
    expect(entry.what.length).toBeLessThanOrEqual(200);
    expect(entry.without?.length ?? 0).toBeLessThanOrEqual(180);
    for (const text of [entry.what, entry.without ?? 'Fine.']) {
      expect(text).toMatch(/[.]$/);
      expect(text).not.toMatch(/\b(simply|just|basically|please|very)\b/i);
      expect(text.split('`').length % 2, 'backticks come in pairs').toBe(1);
      expect(sentences(text), text).toBeLessThanOrEqual(2);
    }
  });

  it.each(all)('$name ($places): links deep into its specification', ({ spec }) => {
    expect(spec.label).not.toBe('');
    const url = new URL(spec.url);
    expect(url.protocol).toBe('https:');
    if (url.hostname === 'www.rfc-editor.org')
      expect(spec.url).toMatch(/^https:\/\/www\.rfc-editor\.org\/rfc\/rfc\d{4,5}#section-\d+(\.\d+)*$/);
    else if (url.hostname === 'auth0.com') expect(url.pathname).toMatch(/^\/docs\/./);
    else expect(url.hash).toMatch(/^#[\w.-]+$/);
  });

  it('is the only one of its name in its place', () => {
    for (const group of [
      all.filter(isName),
      all.filter(isCode),
      all.filter(isScope),
      all.filter(isWord),
      ...Object.values(values),
    ]) {
      const keys = group.flatMap((entry) =>
        entry.places.map((place) => `${place} ${entry.name.toLowerCase()}`),
      );
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }
  });

  it('is found again under its own name', () => {
    for (const entry of all.filter(isName))
      for (const place of entry.places) expect(explain(entry.name, place)).toBe(entry);
    for (const [name, group] of Object.entries(values))
      for (const entry of group) expect(explainValue(name, entry.name)).toBe(entry);
    for (const entry of words)
      for (const word of [entry.name, ...(entry.also ?? [])]) expect(explainTerm(word)).toBe(entry);
  });
});

const isCode = (entry: Entry): boolean => explainError(entry.name) === entry;
const isScope = (entry: Entry): boolean => explainScope(entry.name) === entry;
const isValue = (entry: Entry): boolean => Object.values(values).some((group) => group.includes(entry));
const isWord = (entry: Entry): boolean => words.includes(entry);
const isName = (entry: Entry): boolean =>
  !isCode(entry) && !isScope(entry) && !isValue(entry) && !isWord(entry);
const sentences = (text: string): number => text.split(/[.?!](?: |$)/).filter(Boolean).length;

describe('explain', () => {
  it('tells the same name apart by its place', () => {
    expect(explain('iss', 'authorization response')?.spec.label).toBe('RFC 9207 §2');
    expect(explain('iss', 'ID token')?.spec.label).toBe('OIDC Core §2');
    expect(explain('iss', 'access token')?.spec.label).toBe('RFC 9068 §2.2');
    const scope = [
      'authorization request',
      'token request',
      'token response',
      'device authorization request',
      'introspection response',
      'access token',
      'api',
    ] as const;
    expect(new Set(scope.map((place) => explain('scope', place)?.what)).size).toBe(scope.length);
    expect(explain('request_uri', 'pushed authorization request')?.what).toMatch(/must not be here/);
    expect(explain('request_uri', 'pushed authorization response')?.spec.label).toBe('RFC 9126 §2.2');
    expect(explain('nonce', 'DPoP proof')?.spec.label).toBe('RFC 9449 §4.2');
    expect(explain('jti', 'client assertion')?.spec.label).toBe('OIDC Core §9');
    expect(explain('token', 'introspection request')?.spec.label).toBe('RFC 7662 §2.1');
    expect(explain('token', 'revocation request')?.spec.label).toBe('RFC 7009 §2.1');
    expect(explain('state', 'logout response')?.spec.label).toBe('OIDC RP-Initiated Logout §3');
    for (const name of ['state', 'code', 'nonce', 'alg', 'typ', 'error', 'redirect_uri', 'client_id']) {
      const found = places.map((place) => explain(name, place)).filter((entry) => entry !== undefined);
      expect(new Set(found.map((entry) => entry.what)).size, name).toBeGreaterThan(1);
    }
  });

  it('reads header names in any case (RFC 9110 §5.1), parameters and claims as they are', () => {
    expect(explain('content-TYPE', 'request header')?.name).toBe('Content-Type');
    expect(explain('set-cookie', 'response header')?.name).toBe('Set-Cookie');
    expect(explain('samesite', 'cookie')?.name).toBe('SameSite');
    expect(explain('basic', 'authentication scheme')?.name).toBe('Basic');
    expect(explain('REALM', 'challenge')?.name).toBe('realm');
    expect(explain('State', 'authorization request')).toBeUndefined();
    expect(explain('ISS', 'ID token')).toBeUndefined();
  });

  it('explains a cookie by its name, or else by the prefix (RFC 6265bis §4.1.3)', () => {
    expect(explain('__Host-session', 'cookie')?.name).toBe('__Host-session');
    expect(explain('__Host-sid', 'cookie')?.name).toBe('__Host-');
    expect(explain('__Secure-sid', 'cookie')?.name).toBe('__Secure-');
    expect(explain('session__Host-', 'cookie')).toBeUndefined();
    expect(explain('__Host-session', 'request header')).toBeUndefined();
  });

  it('does not know a name in a place where it does not belong', () => {
    expect(explain('code_verifier', 'authorization request')).toBeUndefined();
    for (const name of ['client_secret', 'client_assertion', 'client_assertion_type'])
      expect(explain(name, 'authorization request'), name).toBeUndefined();
    for (const name of ['code', 'access_token', 'username'])
      expect(explain(name, 'device authorization request'), name).toBeUndefined();
    expect(explain('ath', 'client assertion')).toBeUndefined();
    expect(explain('active', 'introspection request')).toBeUndefined();
    expect(explain('user_code', 'token request')).toBeUndefined();
    expect(explain('refresh_token', 'authorization response')).toBeUndefined();
    expect(explain('invalid_grant', 'error response')).toBeUndefined();
    expect(explain('profile', 'authorization request')).toBeUndefined();
    expect(explain('header alg', 'ID token')).toBeUndefined();
  });

  it('takes any text, known or not', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...awkward, ...all.map((e) => e.name)),
    );
    fc.assert(
      fc.property(name, fc.constantFrom<Place>(...places), (text, place) => {
        const told = [explain(text, place), explainError(text), explainScope(text)];
        for (const found of [...told, explainValue(text, text), explainValue('grant_type', text)])
          if (found !== undefined) expect(all).toContain(found);
      }),
    );
    for (const text of awkward)
      for (const place of places)
        expect([explain(text, place), explainError(text), explainScope(text)]).toEqual(
          Array(3).fill(undefined),
        );
  });
});

describe('explainValue', () => {
  it('tells the same word apart by the parameter that carries it', () => {
    const none = ['response_type', 'prompt'].map((name) => explainValue(name, 'none')?.what);
    expect(new Set(none).size).toBe(2);
    expect(explainValue('grant_type', 'refresh_token')?.spec.label).toBe('RFC 6749 §6');
    expect(explainValue('token_type_hint', 'refresh_token')?.spec.label).toBe('RFC 7009 §2.1');
  });

  it('knows error codes, scopes and token types too, the last in any case (RFC 6749 §5.1)', () => {
    expect(explainValue('error', 'slow_down')).toBe(explainError('slow_down'));
    expect(explainValue('scope', 'openid')).toBe(explainScope('openid'));
    expect(explainValue('token_type', 'bearer')?.name).toBe('Bearer');
    expect(explainValue('token_type', 'DPoP')?.spec.label).toBe('RFC 9449 §7.1');
  });

  it.each([
    ['grant_type', 'authorization_code refresh_token client_credentials password'],
    ['grant_type', 'urn:ietf:params:oauth:grant-type:device_code'],
    ['response_type', 'code id_token token'],
    ['response_mode', 'query fragment form_post'],
    ['prompt', 'none login consent select_account'],
    ['code_challenge_method', 'S256 plain'],
    ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
    ['token_type', 'Bearer DPoP'],
    ['token_type_hint', 'access_token refresh_token'],
  ])('%s: %s', (name, words) => {
    for (const word of words.split(' ')) expect(explainValue(name, word)?.what, word).toBeTruthy();
  });

  it('knows no value of a parameter whose values are free', () => {
    expect(explainValue('state', 'code')).toBeUndefined();
    expect(explainValue('grant_type', 'code')).toBeUndefined();
    expect(explainValue('grant_type\npassword', '')).toBeUndefined();
  });
});
