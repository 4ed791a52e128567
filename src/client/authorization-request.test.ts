import { describe, expect, it } from 'vitest';
import { seededRandom } from '../lab/random.ts';
import { listener } from '../protocol/check.ts';
import { randomToken } from '../protocol/encoding.ts';
import type { Random } from '../protocol/inputs.ts';
import { queryOf } from '../protocol/parameters.ts';
import { codeChallenge, isCodeVerifier } from '../protocol/pkce.ts';
import {
  type AuthorizationDemand,
  prepareAuthorization,
  pushedAuthorizationUrl,
} from './authorization-request.ts';

const demand: AuthorizationDemand = {
  endpoint: 'https://as.example/authorize',
  clientId: 'app',
  responseType: 'code',
  responseMode: '',
  redirectUri: 'https://app.example/callback?from=as',
  scope: 'openid read:orders',
  audience: '',
  challengeMethod: 'S256',
  withNonce: true,
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
    ['responseMode', 'response_mode', 'form_post'],
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

  it('gives the same bytes in every run that starts from the same seed', async () => {
    const { url, codeVerifier } = await prepare({
      audience: 'https://api.example/',
      prompt: 'login consent',
      maxAge: '0',
      loginHint: 'ana+1@mail.example',
    });
    expect(codeVerifier).toBe('RfW3PS6sUESYFV0yTXMrHifaFPrI1rEBoiCAvmGcGcY');
    expect(url).toBe(
      [
        'https://as.example/authorize?response_type=code&client_id=app',
        'redirect_uri=https%3A%2F%2Fapp.example%2Fcallback%3Ffrom%3Das&scope=openid+read%3Aorders',
        'state=XfugWkgmXkRQPmXZ26NLSw&nonce=ONvVtnwGE7FpUVuGj4WJUg&audience=https%3A%2F%2Fapi.example%2F',
        'code_challenge=pmSfE25RVmkWBwyu0l3YaNCOKYzxHUMkC34IQMswy1Y&code_challenge_method=S256',
        'prompt=login+consent&max_age=0&login_hint=ana%2B1%40mail.example',
      ].join('&'),
    );
  });

  it.each(['id_token', 'code id_token', 'code token', 'code id_token token'])(
    'OIDC Core §3.3.2.1: asks for %s by form_post, right after the response type',
    async (responseType) => {
      const { query } = await prepare({ responseType, responseMode: 'form_post' });
      expect(query.slice(0, 3)).toEqual([
        ['response_type', responseType],
        ['response_mode', 'form_post'],
        ['client_id', 'app'],
      ]);
    },
  );

  it('OIDC Core §3.2: a flow without PKCE makes no verifier, and says nothing of one', async () => {
    const { sent, heard, codeVerifier, state } = await prepare({ challengeMethod: 'absent' });
    expect(codeVerifier).toBe('');
    expect(Object.keys(sent)).not.toContain('code_challenge');
    expect(heard.values.map(({ name }) => name)).toEqual(['state', 'nonce']);
    // Nothing was drawn for a verifier: the state is the first value of the seed.
    expect(state).toBe(randomToken(seededRandom('a'), 16));
  });

  it('RFC 6749 §4.1.1: without an ID token there is no nonce', async () => {
    const { sent, heard, nonce } = await prepare({ withNonce: false });
    expect(nonce).toBe('');
    expect(Object.keys(sent)).not.toContain('nonce');
    expect(heard.values.map(({ name }) => name)).toEqual(['code_verifier', 'code_challenge', 'state']);
  });

  it('RFC 9126 §2.1: gives the parameters that the URL has, to push them instead', async () => {
    const { parameters, query } = await prepare({ loginHint: 'a=b&c', responseMode: 'form_post' });
    expect(parameters).toEqual(query);
  });

  it('RFC 7636 §7.1: says nothing of the verifier in the address', async () => {
    const { url, codeVerifier } = await prepare();
    expect(url).not.toContain(codeVerifier);
  });
});

describe('pushedAuthorizationUrl', () => {
  it('RFC 9126 §4: sends the browser with the client_id and the request_uri alone', () => {
    const uri = 'urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c';
    expect(pushedAuthorizationUrl('https://server.example.com/authorize', 's6BhdRkqt3', uri)).toBe(
      'https://server.example.com/authorize?client_id=s6BhdRkqt3&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc_11ACC5bwc014ltc14eY22c',
    );
  });

  it('encodes whatever the values are, and keeps the query that the endpoint has', () => {
    const url = pushedAuthorizationUrl('https://as.example/authorize?tenant=a', 'a&b=c', 'urn:x#y');
    expect(queryOf(url)).toEqual([
      ['tenant', 'a'],
      ['client_id', 'a&b=c'],
      ['request_uri', 'urn:x#y'],
    ]);
  });
});
