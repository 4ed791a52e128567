import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { virtualClock } from '../lab/clock.ts';
import { demoKey } from '../lab/keys.ts';
import { seededRandom } from '../lab/random.ts';
import { listener } from '../protocol/check.ts';
import { header } from '../protocol/http.ts';
import { decodeJwt, publicJwk, signatureVerifies } from '../protocol/jwt.ts';
import { decodeParameters, type Parameters, parameter } from '../protocol/parameters.ts';
import { anyText } from '../protocol/testing/any-text.ts';
import { authenticatedPost, type ClientIdentity, needsSigning } from './client-authentication.ts';
import { codeGrant, deviceAuthorization, refreshGrant, revocation } from './token-requests.ts';

const endpoint = 'https://server.example.com/token';
const form = ['content-type', 'application/x-www-form-urlencoded'];
const now = 1_768_478_400;
const as = (credentials: ClientIdentity['credentials'], more: Partial<ClientIdentity> = {}) => ({
  ...{ clientId: 's6BhdRkqt3', issuer: 'https://server.example.com/', origin: undefined, credentials },
  ...more,
});
const spa = as({ method: 'none' }, { origin: 'https://app.example' });
const basic = as({ method: 'client_secret_basic', secret: '7Fjfp0ZBr1KtDRbnfVdmIw' });
const inBody = as({ method: 'client_secret_post', secret: '7Fjfp0ZBr1KtDRbnfVdmIw' });
const signing = as({ method: 'private_key_jwt', key: demoKey });

async function post(client: ClientIdentity, parameters: Parameters, random = seededRandom('a')) {
  const heard = listener();
  const tools = { ...heard, clock: virtualClock(now * 1000), random };
  const request = await authenticatedPost(endpoint, parameters, client, tools);
  const body = decodeParameters(request.body ?? '');
  return { request, body, names: body.map(([name]) => name), heard };
}
const refresh = refreshGrant('tGzv3JOkF0XG5Qx2TlKWIA');

describe('authenticatedPost', () => {
  it('RFC 6749 §4.1.3, RFC 7636 §4.5: a public client names itself and swaps a code with its verifier', async () => {
    const grant = codeGrant({
      code: 'SplxlOBeZQQYbYS6WxSbIA',
      redirectUri: 'https://client.example.com/cb',
      codeVerifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    });
    const { request, heard } = await post(spa, grant);
    expect(request).toEqual({
      method: 'POST',
      url: endpoint,
      headers: [['accept', 'application/json'], ['origin', 'https://app.example'], form],
      body: [
        'grant_type=authorization_code',
        'client_id=s6BhdRkqt3',
        'code=SplxlOBeZQQYbYS6WxSbIA',
        'redirect_uri=https%3A%2F%2Fclient.example.com%2Fcb',
        'code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
      ].join('&'),
    });
    expect(heard.values).toEqual([]);
  });

  it('RFC 6749 §6: a public client without a browser sends no Origin', async () => {
    expect((await post(as({ method: 'none' }), refresh)).request).toEqual({
      method: 'POST',
      url: endpoint,
      headers: [['accept', 'application/json'], form],
      body: 'grant_type=refresh_token&client_id=s6BhdRkqt3&refresh_token=tGzv3JOkF0XG5Qx2TlKWIA',
    });
  });

  it('RFC 6749 §2.3.1: client_secret_basic sends the header of the example, and no client_id in the body', async () => {
    const { request } = await post(basic, refresh);
    expect(request.headers).toEqual([
      ['accept', 'application/json'],
      ['authorization', 'Basic czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3'],
      form,
    ]);
    expect(request.body).toBe('grant_type=refresh_token&refresh_token=tGzv3JOkF0XG5Qx2TlKWIA');
  });

  it('RFC 6749 §2.3.1: client_secret_basic form-encodes both halves, so that any text comes through', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (clientId, secret) => {
        const client = as({ method: 'client_secret_basic', secret }, { clientId });
        const line = header((await post(client, refresh)).request, 'authorization') ?? '';
        const halves = atob(line.replace('Basic ', '')).split(':');
        expect(halves.map((half) => decodeParameters(`x=${half}`)[0]?.[1])).toEqual([clientId, secret]);
      }),
    );
  });

  it('RFC 6749 §2.3.1: client_secret_post sends the example body, and no Authorization', async () => {
    const { request } = await post(inBody, refresh);
    expect(request.headers).toEqual([['accept', 'application/json'], form]);
    expect(request.body).toBe(
      'grant_type=refresh_token&client_id=s6BhdRkqt3&client_secret=7Fjfp0ZBr1KtDRbnfVdmIw&refresh_token=tGzv3JOkF0XG5Qx2TlKWIA',
    );
  });

  it('RFC 7523 §2.2: private_key_jwt sends its assertion last, and neither client_id nor Authorization', async () => {
    const { request, body, names } = await post(signing, refresh);
    expect(names).toEqual(['grant_type', 'refresh_token', 'client_assertion_type', 'client_assertion']);
    expect(parameter(body, 'client_assertion_type')).toBe(
      'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    );
    expect(header(request, 'authorization')).toBeUndefined();
  });

  it('RFC 7523 §3: the assertion names client and server, lives a minute, and is signed with the key', async () => {
    const { body } = await post(signing, refresh);
    const assertion = parameter(body, 'client_assertion') ?? '';
    expect(decodeJwt(assertion)).toMatchObject({
      header: { alg: 'RS256', typ: 'JWT', kid: demoKey.kid },
      claims: {
        iss: 's6BhdRkqt3',
        sub: 's6BhdRkqt3',
        aud: 'https://server.example.com/',
        jti: expect.stringMatching(/^[\w-]{22}$/),
        iat: now,
        exp: now + 60,
      },
    });
    expect(await signatureVerifies(assertion, { keys: [publicJwk(demoKey)] })).toBe(true);
  });

  it('OIDC Core §9: every assertion has a jti of its own, and the same run gives the same bytes', async () => {
    const random = seededRandom('a');
    const [first, second] = [await post(signing, refresh, random), await post(signing, refresh, random)];
    expect(first.request.body).not.toBe(second.request.body);
    expect((await post(signing, refresh)).request).toEqual(first.request);
  });

  it('tells which assertion it made, and never a secret or the key', async () => {
    const { body, heard } = await post(signing, refresh);
    expect(heard.values).toEqual([
      {
        name: 'client_assertion',
        value: parameter(body, 'client_assertion'),
        note: `Signed with key ${demoKey.kid}; valid once, for 60 s, at https://server.example.com/`,
      },
    ]);
    for (const client of [basic, inBody]) expect((await post(client, refresh)).heard.values).toEqual([]);
  });

  it('Fetch Standard: a confidential client that works in a browser shows its Origin too', async () => {
    for (const client of [basic, inBody, signing]) {
      const { request } = await post({ ...client, origin: 'https://web.example' }, refresh);
      expect(request.headers.slice(0, 2)).toEqual([
        ['accept', 'application/json'],
        ['origin', 'https://web.example'],
      ]);
    }
  });

  it.each([
    ['RFC 7009 §2.1: a revocation', revocation('45ghiukldjahdnhzdauz', 'refresh_token')],
    ['RFC 8628 §3.1: a device authorization', deviceAuthorization({ scope: 'openid', audience: '' })],
    ['RFC 8628 §3.1: a device authorization of nothing', []],
  ])('%s begins with who asks', async (_what, parameters) => {
    const names = parameters.map(([name]) => name);
    expect((await post(spa, parameters)).names).toEqual(['client_id', ...names]);
    expect((await post(inBody, parameters)).names).toEqual(['client_id', 'client_secret', ...names]);
    expect((await post(basic, parameters)).names).toEqual(names);
  });

  it('RFC 9126 §2.1: a pushed request names its client once, whoever sends it', async () => {
    const pushed = [
      ['response_type', 'code'],
      ['client_id', 's6BhdRkqt3'],
      ['state', 'af0ifjsldkj'],
    ] as const;
    for (const client of [spa, basic, inBody, signing]) {
      const { body } = await post(client, pushed);
      expect(body.filter(([name]) => name === 'client_id')).toEqual([['client_id', 's6BhdRkqt3']]);
      expect(body).toEqual(expect.arrayContaining([...pushed]));
    }
  });

  it('RFC 6749 Appendix B: encodes values, so that none can add a parameter', async () => {
    const evil = refreshGrant('a&client_id=other +/=%ü');
    const { body } = await post(spa, evil);
    expect(body.filter(([name]) => name === 'client_id')).toEqual([['client_id', 's6BhdRkqt3']]);
    expect(body).toEqual(expect.arrayContaining([...evil]));
  });
});

describe('needsSigning', () => {
  it('RFC 7523 §2.2: only a client with a key signs', () => {
    const clients = [spa, basic, inBody, signing];
    expect(clients.map(({ credentials }) => needsSigning(credentials))).toEqual([false, false, false, true]);
  });
});
