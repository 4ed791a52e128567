import { describe, expect, it } from 'vitest';
import { postForm } from '../http.ts';
import {
  circumstancesOf,
  type Entry,
  entries,
  explain,
  explainScope,
  levelInWords,
  type Need,
  needOf,
  needsAt,
  type Place,
  whereInWords,
} from './index.ts';

const entry = (name: string, place: Place): Entry => {
  const found = explain(name, place);
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';

describe('needOf', () => {
  it.each<
    [name: string, place: Place, flow: string, grant: string | undefined, when: Need['when'], level: string]
  >([
    ['redirect_uri', 'token request', 'authorization-code', 'authorization_code', [], 'required'],
    ['redirect_uri', 'token request', 'authorization-code', 'refresh_token', [], 'undefined'],
    ['code_verifier', 'token request', 'authorization-code-pkce', 'authorization_code', [], 'required'],
    ['code_verifier', 'token request', 'hybrid', 'authorization_code', [], 'must not'],
    [
      'nonce',
      'authorization request',
      'implicit-form-post',
      undefined,
      ['ID token through the browser'],
      'required',
    ],
    ['nonce', 'authorization request', 'authorization-code', undefined, [], 'recommended'],
    ['nonce', 'authorization request', 'authorization-code-pkce', undefined, [], 'optional'],
    ['device_code', 'token request', 'device-authorization', DEVICE, [], 'required'],
    ['client_secret', 'token request', 'hybrid', 'authorization_code', ['client_secret_post'], 'required'],
    ['client_secret', 'token request', 'hybrid', 'authorization_code', ['client_secret_basic'], 'must not'],
    [
      'client_secret',
      'token request',
      'authorization-code-pkce',
      'refresh_token',
      ['public client'],
      'must not',
    ],
  ])('%s, %s, %s, %s, %o: %s', (name, place, flow, grant, when, level) => {
    expect(String(needOf(entry(name, place), place, flow, grant, when)?.level)).toBe(level);
  });

  it('does not guess what rests on something unknown', () => {
    const nonce = entry('nonce', 'authorization request');
    expect(needOf(nonce, 'authorization request')).toBeUndefined();
    expect(needOf(nonce, 'authorization request', 'authorization-code')).toBeUndefined();
    expect(needsAt(nonce, { flow: 'hybrid' }).map(({ level }) => level)).toEqual(['required', 'optional']);
    expect(needOf(entry('state', 'authorization request'), 'authorization request')?.level).toBe(
      'recommended',
    );
  });
});

describe('every need', () => {
  const said = entries().flatMap(({ name, places, needs = [] }) =>
    needs.map((need, at) => ({ name, places, need, later: needs.slice(at + 1) })),
  );

  it.each(said)('$name ($places), $need.level', ({ name, places, need, later }) => {
    const { where, note, unnoticed } = need;
    // A header and a claim stand in a message, and a scope in a parameter: its place is another than theirs.
    const isInside = explainScope(name) || /header|ID token/.test(places[0] ?? '');
    if (where && !isInside)
      expect(places).toEqual(expect.arrayContaining(typeof where === 'string' ? [where] : [...where]));
    for (const text of [note, unnoticed].filter((text) => text !== undefined)) {
      expect(text).toMatch(/^[A-Z`].*[.]$/);
      expect(text.length).toBeLessThanOrEqual(180);
      expect(text).not.toMatch(/\b(simply|just|basically|please|very)\b/i);
    }
    if (unnoticed) expect(['required', 'must not']).toContain(need.level);
    // One that holds everywhere hides all that follow it.
    if (whereInWords(need).length === 0) expect(later).toEqual([]);
    expect(levelInWords(need.level)).toMatch(/^[A-Z]/);
  });
});

describe('circumstancesOf', () => {
  const token = (fields: readonly (readonly [string, string])[], headers: [string, string][] = []) =>
    circumstancesOf(postForm('https://as.example/token', fields, headers), 'token request');

  it('tells how an app authenticates', () => {
    expect(token([['client_id', 'spa']])).toEqual(['public client']);
    expect(token([['client_secret', 's']])).toEqual(['client_secret_post']);
    expect(token([['client_assertion', 'a.b.c']])).toEqual(['private_key_jwt']);
    expect(token([], [['authorization', 'Basic eA==']])).toEqual(['client_secret_basic']);
    expect(token([], [['DPoP', 'a.b.c']])).toEqual(['public client', 'bound token']);
  });

  it('tells what is asked for', () => {
    const asked = (query: string) =>
      circumstancesOf(
        { method: 'GET', url: `https://as.example/authorize?${query}`, headers: [] },
        'authorization request',
      );
    expect(asked('response_type=code&scope=openid+profile')).toEqual([]);
    expect(asked('response_type=code+id_token&scope=openid+read:orders')).toEqual([
      'ID token through the browser',
      'scope of an API',
    ]);
    expect(asked('client_id=web&request_uri=urn:x')).toEqual(['pushed request']);
  });
});
