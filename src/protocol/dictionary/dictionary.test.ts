import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, entries, explain, explainError, explainScope, type Place } from './index.ts';

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
      expect(spec.url).toMatch(/^https:\/\/www\.rfc-editor\.org\/rfc\/rfc\d{4}#section-\d+(\.\d+)*$/);
    else if (url.hostname === 'auth0.com') expect(url.pathname).toMatch(/^\/docs\/./);
    else expect(url.hash).toMatch(/^#[\w.-]+$/);
  });

  it('is the only one of its name in its place', () => {
    for (const group of [all.filter(isName), all.filter(isCode), all.filter(isScope)]) {
      const keys = group.flatMap((entry) =>
        entry.places.map((place) => `${place} ${entry.name.toLowerCase()}`),
      );
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }
  });

  it('is found again under its own name', () => {
    for (const entry of all.filter(isName))
      for (const place of entry.places) expect(explain(entry.name, place)).toBe(entry);
  });
});

const isCode = (entry: Entry): boolean => explainError(entry.name) === entry;
const isScope = (entry: Entry): boolean => explainScope(entry.name) === entry;
const isName = (entry: Entry): boolean => !isCode(entry) && !isScope(entry);
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
      'access token',
      'api',
    ] as const;
    expect(new Set(scope.map((place) => explain('scope', place)?.what)).size).toBe(scope.length);
    for (const name of ['state', 'code', 'nonce', 'alg', 'typ', 'error', 'redirect_uri', 'client_id']) {
      const found = places.map((place) => explain(name, place)).filter((entry) => entry !== undefined);
      expect(new Set(found.map((entry) => entry.what)).size, name).toBeGreaterThan(1);
    }
  });

  it('reads header names in any case (RFC 9110 §5.1), parameters and claims as they are', () => {
    expect(explain('content-TYPE', 'request header')?.name).toBe('Content-Type');
    expect(explain('set-cookie', 'response header')?.name).toBe('Set-Cookie');
    expect(explain('samesite', 'cookie')?.name).toBe('SameSite');
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
    expect(explain('client_secret', 'authorization request')).toBeUndefined();
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
        for (const found of [explain(text, place), explainError(text), explainScope(text)])
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

describe('what the code flow with PKCE sends is all explained', () => {
  const sent: readonly (readonly [Place, string])[] = [
    [
      'authorization request',
      'response_type client_id redirect_uri scope state nonce code_challenge code_challenge_method audience',
    ],
    ['authorization response', 'code state iss error error_description'],
    ['token request', 'grant_type code redirect_uri client_id code_verifier refresh_token scope'],
    ['token response', 'access_token token_type expires_in refresh_token id_token scope'],
    ['error response', 'error error_description'],
    ['revocation request', 'token token_type_hint client_id'],
    ['userinfo', 'sub name given_name family_name nickname picture email email_verified updated_at'],
    ['ID token header', 'alg typ kid'],
    ['ID token', 'iss sub aud exp iat auth_time nonce at_hash sid name email'],
    ['access token header', 'alg typ kid'],
    ['access token', 'iss sub aud exp iat jti client_id scope auth_time'],
    ['jwks', 'keys kty use alg kid n e'],
    [
      'discovery',
      'issuer authorization_endpoint token_endpoint jwks_uri userinfo_endpoint revocation_endpoint',
    ],
    ['api', 'error error_description scope realm orders id item quantity placed_at'],
    ['request header', 'authorization content-type origin cookie referer accept'],
    ['response header', 'location set-cookie cache-control www-authenticate content-security-policy'],
    ['cookie', 'httponly secure samesite path __Host-session __Host-browser'],
    ['form', 'username password action csrf transaction'],
  ];
  it.each(sent)('%s', (place, names) => {
    for (const name of names.split(' ')) expect(explain(name, place)?.what, name).toBeTruthy();
  });

  it('error codes and scopes', () => {
    const codes =
      'invalid_request invalid_client invalid_grant invalid_scope access_denied login_required insufficient_scope';
    for (const code of codes.split(' ')) expect(explainError(code)?.what, code).toBeTruthy();
    for (const scope of ['openid', 'profile', 'email', 'offline_access', 'read:orders'])
      expect(explainScope(scope)?.what, scope).toBeTruthy();
    expect(explainScope('read:invoices')).toBeUndefined();
  });
});
