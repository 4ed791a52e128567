import { describe, expect, test } from 'vitest';
import { demoKey } from '../lab/keys.ts';
import { listener } from '../protocol/check.ts';
import { makeProof } from '../protocol/dpop.ts';
import { type HttpResponse, postForm } from '../protocol/http.ts';
import { publicJwk, signJwt } from '../protocol/jwt.ts';
import { parameter, queryOf } from '../protocol/parameters.ts';
import { ASSERTION_TYPE } from './client-authentication.ts';
import type { Client, Policy } from './index.ts';
import { ben, issuer, machine, native, redirectUri, spa } from './testing/demo.ts';
import {
  codeParameters,
  jsonOf,
  pageOf,
  passwordOf,
  present,
  type Setting,
  setting,
  verifier,
} from './testing/flow.ts';

type Switch = Exclude<keyof Policy, 'lifetimes'>;

/** Each protection, and the attack that it stops: the attempt says whether it succeeded. */
const attempts: Readonly<Record<Switch, (demo: Setting) => Promise<boolean>>> = {
  requirePkce: async ({ signIn, exchange }) => {
    const none = { code_challenge: undefined, code_challenge_method: undefined };
    const stolen = parameter(queryOf((await signIn(none)).url), 'code');
    return stolen !== undefined && (await exchange(stolen, { code_verifier: undefined })).status === 200;
  },

  allowPlainChallenge: async ({ signIn, exchange }) => {
    const plain = { code_challenge: verifier, code_challenge_method: 'plain' };
    const stolen = parameter(queryOf((await signIn(plain)).url), 'code');
    return stolen !== undefined && (await exchange(stolen, { code_verifier: verifier })).status === 200;
  },

  singleUseCodes: async ({ code, exchange }) => {
    const used = await code();
    await exchange(used);
    return (await exchange(used)).status === 200;
  },

  exactRedirectUris: async ({ signIn }) => {
    const { url } = await signIn({ redirect_uri: `${spa.web_origins[0]}.attacker.example/collect` });
    return url.startsWith('https://spa.granttour.example.attacker.example/collect?code=');
  },

  bindCodeToClient: async ({ code, exchange }) => {
    const answer = await exchange(await code(), { client_id: native.client_id });
    return answer.status === 200;
  },

  bindCodeToRedirectUri: async ({ code, exchange }) => {
    const answer = await exchange(await code(), { redirect_uri: 'https://attacker.example/' });
    return answer.status === 200;
  },

  rotateRefreshTokens: async ({ tokens, refresh }) => {
    const { refresh_token: stolen } = await tokens();
    await refresh(stolen);
    return (await refresh(stolen)).status === 200;
  },

  detectRefreshTokenReuse: async ({ tokens, refresh }) => {
    const { refresh_token: stolen } = await tokens();
    const thief = jsonOf(await refresh(stolen));
    await refresh(stolen);
    return (await refresh(String(thief['refresh_token']))).status === 200;
  },

  issInResponse: async ({ signIn }) => parameter(queryOf((await signIn()).url), 'iss') === undefined,

  loginCsrfProtection: async ({ authorize, handle, at, newBrowser }) => {
    const attackers = await authorize({}, newBrowser());
    const transaction = new URL(attackers.url).searchParams.get('transaction') ?? '';
    const forged = { transaction, action: 'password', ...passwordOf(ben) };
    const inTheVictimsBrowser = await handle(postForm(at('login'), present(forged)));
    return inTheVictimsBrowser.headers.some(([, value]) => value.startsWith('__Host-session='));
  },

  requireState: async ({ signIn }) =>
    parameter(queryOf((await signIn({ state: undefined })).url), 'code') !== undefined,

  requireNonce: async ({ signIn }) =>
    parameter(queryOf((await signIn({ nonce: undefined })).url), 'code') !== undefined,

  requireDpopNonce: async (demo) =>
    (await sendProof(demo, await proof(demo, 'made long before'))).status === 200,

  singleUseDpopProofs: async (demo) => {
    const recorded = await proof(demo, 'recorded');
    await sendProof(demo, recorded);
    return (await sendProof(demo, recorded)).status === 200;
  },

  singleUseAssertions: async ({ post, clock }) => {
    const now = Math.floor(clock.now() / 1000);
    const claims = {
      iss: 'jwt-client',
      sub: 'jwt-client',
      aud: issuer,
      jti: 'found in a log',
      exp: now + 60,
    };
    const found = {
      grant_type: 'client_credentials',
      client_assertion_type: ASSERTION_TYPE,
      client_assertion: await signJwt(claims, demoKey, 'JWT'),
    };
    await post('oauth/token', found);
    return (await post('oauth/token', found)).status === 200;
  },

  limitAttempts: async ({ post }) => {
    const guess = (client_secret: string) =>
      post('oauth/token', { grant_type: 'client_credentials', client_id: 'secret-client', client_secret });
    for (let tries = 0; tries < 30; tries += 1) await guess(`guess ${tries}`);
    return (await guess('right')).status === 200;
  },

  refuseRefreshTokenToBrowsers: async ({ code, handle, at }) => {
    const request = { client_id: 'web-client' };
    const form = { ...codeParameters(await code(request)), ...request, client_secret: 'right' };
    const origin = [['Origin', 'https://web.granttour.example']] as const;
    return 'refresh_token' in jsonOf(await handle(postForm(at('oauth/token'), present(form), origin)));
  },
};

const secret = { token_endpoint_auth_method: 'client_secret_post', client_secret: 'right' } as const;
const machineJwt: Client = {
  ...machine,
  client_id: 'jwt-client',
  token_endpoint_auth_method: 'private_key_jwt',
  jwks: { keys: [publicJwk(demoKey)] },
};
const machineSecret: Client = { ...machine, client_id: 'secret-client', ...secret };
const web: Client = { ...spa, client_id: 'web-client', kind: 'web', ...secret };
const clients = [spa, native, machineJwt, machineSecret, web];

function proof({ at, clock }: Setting, jti: string): Promise<string> {
  const iat = Math.floor(clock.now() / 1000);
  return makeProof({ key: demoKey, claims: { jti, iat, htm: 'POST', htu: at('oauth/token') } });
}

function sendProof({ handle, at }: Setting, dpop: string): Promise<HttpResponse> {
  const form = { grant_type: 'client_credentials', client_id: 'secret-client', client_secret: 'right' };
  return handle(postForm(at('oauth/token'), present(form), [['DPoP', dpop]]));
}

/** Each protection but the one that allows something, on. */
const safe: Partial<Policy> = {
  requireState: true,
  requireNonce: true,
  requireDpopNonce: true,
};

/** Where the switch goes to be unsafe: off, but for the one that allows something. */
const unsafe = (name: Switch): Partial<Policy> => ({ [name]: name === 'allowPlainChallenge' });

describe('each protection stops its attack, and only while it is on (RFC 9700)', () => {
  test.each(Object.entries(attempts))('%s', async (name, succeeds) => {
    const on = Object.fromEntries(Object.entries(safe).filter(([other]) => other === name));
    expect(await succeeds(setting({ clients, policy: on }))).toBe(false);
    expect(await succeeds(setting({ clients, policy: unsafe(name as Switch) }))).toBe(true);
  });

  test.each(Object.keys(attempts))('the flow works without %s too', async (name) => {
    const demo = setting({ policy: unsafe(name as Switch) });
    const { access_token, refresh_token } = await demo.tokens();
    expect((await demo.userinfo(access_token)).status).toBe(200);
    expect((await demo.refresh(refresh_token)).status).toBe(200);
  });
});

describe('RFC 9700 4.8.2: PKCE cannot be taken away from a request', () => {
  test('a code without a challenge takes no verifier', async () => {
    const demo = setting({ policy: { requirePkce: false } });
    const code = await demo.code({ code_challenge: undefined, code_challenge_method: undefined });
    const heard = listener();
    const request = postForm(demo.at('oauth/token'), present(codeParameters(code)));
    expect(jsonOf(await demo.handle(request, heard))).toMatchObject({ error: 'invalid_grant' });
    expect(heard.checks.at(-1)?.id).toBe('code_verifier_present');
  });

  test('a code with a challenge wants one', async () => {
    const demo = setting({ policy: { requirePkce: false } });
    expect((await demo.exchange(await demo.code(), { code_verifier: undefined })).status).toBe(400);
  });
});

describe('what a switch leaves alone', () => {
  test('loose redirect URIs still begin with a registered origin', async () => {
    const { authorize } = setting({ policy: { exactRedirectUris: false } });
    expect(pageOf(await authorize({ redirect_uri: 'https://attacker.example/' }))).toBe('error');
    expect(pageOf(await authorize({ redirect_uri: `${redirectUri}#fragment` }))).toBe('error');
  });

  test('without login protection, consent still belongs to its browser', async () => {
    const { authorize, newBrowser } = setting({ policy: { loginCsrfProtection: false } });
    const victim = newBrowser();
    const attackersPage = await authorize();
    const consent = await victim.press(attackersPage, 'password', passwordOf(ben));
    expect(pageOf(consent)).toBe('error');
  });

  test('without rotation the answer to a refresh brings no new token', async () => {
    const { tokens, refresh } = setting({ policy: { rotateRefreshTokens: false } });
    expect(jsonOf(await refresh((await tokens()).refresh_token))).not.toHaveProperty('refresh_token');
  });
});

describe('lifetimes', () => {
  test('each can be set by itself', async () => {
    const { tokens } = setting({ policy: { lifetimes: { accessToken: 5 } } });
    expect(await tokens()).toMatchObject({ expires_in: 5 });
  });
});
