import { describe, expect, it } from 'vitest';
import { seededRandom } from '../lab/random.ts';
import { listener } from '../protocol/check.ts';
import type { Random } from '../protocol/inputs.ts';
import { queryOf } from '../protocol/parameters.ts';
import { codeChallenge, isCodeVerifier } from '../protocol/pkce.ts';
import { type AuthorizationDemand, prepareAuthorization } from './authorization-request.ts';

const demand: AuthorizationDemand = {
  endpoint: 'https://as.example/authorize',
  clientId: 'app',
  redirectUri: 'https://app.example/callback?from=as',
  scope: 'openid read:orders',
  audience: '',
  challengeMethod: 'S256',
  prompt: '',
  maxAge: '',
  loginHint: '',
};
const prepare = async (changes: Partial<AuthorizationDemand> = {}, random: Random = seededRandom('a')) => {
  const heard = listener();
  const prepared = await prepareAuthorization({ ...demand, ...changes }, { ...heard, random });
  return {
    ...prepared,
    heard,
    query: queryOf(prepared.url),
    sent: Object.fromEntries(queryOf(prepared.url)),
  };
};

/** RFC 7636 Appendix B: the random octets, and what follows from them. */
const octets = [
  116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214, 191,
  240, 91, 88, 5, 88, 83, 132, 141, 121,
];
const appendixB: Random = {
  bytes: (length) => Uint8Array.from(length === 32 ? octets : Array.from({ length }, () => 0)),
};

describe('prepareAuthorization', () => {
  it('RFC 7636 Appendix B: makes the verifier and the challenge of the example', async () => {
    const { codeVerifier, sent } = await prepare({}, appendixB);
    expect(codeVerifier).toBe('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk');
    expect(sent).toMatchObject({
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
  });

  it('RFC 6749 §4.1.1, RFC 7636 §4.3: sends these parameters, each once, and no others', async () => {
    const { query, state, nonce, codeVerifier } = await prepare();
    expect(query).toEqual([
      ['response_type', 'code'],
      ['client_id', 'app'],
      ['redirect_uri', 'https://app.example/callback?from=as'],
      ['scope', 'openid read:orders'],
      ['state', state],
      ['nonce', nonce],
      ['code_challenge', codeChallenge(codeVerifier, 'S256')],
      ['code_challenge_method', 'S256'],
    ]);
  });

  it.each([
    ['audience', 'audience', 'https://api.example/'],
    ['prompt', 'prompt', 'login consent'],
    ['maxAge', 'max_age', '0'],
    ['loginHint', 'login_hint', 'ana+1@mail.example'],
    ['scope', 'scope', 'openid'],
  ] as const)(
    'OIDC Core §3.1.2.1: %s is sent as %s, and left out where it is empty',
    async (option, name, value) => {
      expect((await prepare({ [option]: value })).sent[name]).toBe(value);
      expect((await prepare({ [option]: '' })).sent).not.toHaveProperty(name);
    },
  );

  it('RFC 7636 §4.2: with plain the challenge is the verifier', async () => {
    const { sent, codeVerifier } = await prepare({ challengeMethod: 'plain' });
    expect(sent).toMatchObject({ code_challenge: codeVerifier, code_challenge_method: 'plain' });
  });

  it('leaves PKCE out of the request where it is switched off', async () => {
    const { sent, heard } = await prepare({ challengeMethod: 'none' });
    expect(sent).not.toHaveProperty('code_challenge');
    expect(sent).not.toHaveProperty('code_challenge_method');
    expect(heard.values.map(({ name }) => name)).not.toContain('code_challenge');
  });

  it('RFC 6749 §3.1: keeps the query that the endpoint has', async () => {
    const { query } = await prepare({ endpoint: 'https://as.example/authorize?tenant=a%20b' });
    expect(query.slice(0, 2)).toEqual([
      ['tenant', 'a b'],
      ['response_type', 'code'],
    ]);
  });

  it('encodes whatever the values are, so that none can add a parameter', async () => {
    const { query, sent } = await prepare({ clientId: 'a&admin=1#x', scope: 'ü %20 +', loginHint: 'a=b' });
    expect(sent).toMatchObject({ client_id: 'a&admin=1#x', scope: 'ü %20 +', login_hint: 'a=b' });
    expect(query.map(([name]) => name)).not.toContain('admin');
  });

  it('RFC 7636 §4.1, RFC 6749 §10.10: makes other values each time, with at least 128 bits', async () => {
    const random = seededRandom('a');
    const [first, second] = [await prepare({}, random), await prepare({}, random)];
    for (const name of ['state', 'nonce', 'codeVerifier'] as const)
      expect(first[name]).not.toBe(second[name]);
    expect(new Set([first.state, first.nonce, first.codeVerifier]).size).toBe(3);
    expect(isCodeVerifier(first.codeVerifier)).toBe(true);
    for (const text of [first.state, first.nonce]) expect(text).toMatch(/^[\w-]{22}$/);
  });

  it('tells what it made, under the wire names', async () => {
    const { heard, sent, codeVerifier } = await prepare();
    expect(heard.values.map(({ name, value }) => [name, value])).toEqual([
      ['code_verifier', codeVerifier],
      ['code_challenge', sent['code_challenge']],
      ['state', sent['state']],
      ['nonce', sent['nonce']],
    ]);
  });

  it('RFC 7636 §7.1: says nothing of the verifier in the address', async () => {
    const { url, codeVerifier } = await prepare();
    expect(url).not.toContain(codeVerifier);
  });
});
