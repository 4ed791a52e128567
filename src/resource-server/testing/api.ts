import type { JWK } from 'jose';
import { demoKey } from '../../lab/keys.ts';
import { listener } from '../../protocol/check.ts';
import { accessTokenHash, keyThumbprint, makeProof } from '../../protocol/dpop.ts';
import { toBase64Url } from '../../protocol/encoding.ts';
import { get, type Header, type HttpRequest, header, headers } from '../../protocol/http.ts';
import { publicJwk, signJwt } from '../../protocol/jwt.ts';
import { exampleEcKey } from '../../protocol/testing/example-keys.ts';
import { createResourceServer, type ResourceServerOptions } from '../index.ts';

export const issuer = 'https://auth.granttour.example/';
export const audience = 'https://api.granttour.example/';
export const NOW = 1_767_225_600;

export const good = {
  iss: issuer,
  aud: [audience, `${issuer}userinfo`],
  sub: 'user-ana',
  client_id: 'spa',
  iat: NOW - 10,
  exp: NOW + 300,
  jti: '1',
  scope: 'openid read:orders write:orders',
};

/** An API of this moment, with any options over the usual ones. */
export const api = (now = NOW, options: Partial<ResourceServerOptions> = {}) =>
  createResourceServer({
    issuer,
    audience,
    jwks: { keys: [publicJwk(demoKey)] },
    clock: { now: () => now * 1000 },
    ...options,
  });

export const bearer = (token: string): Header => ['Authorization', `Bearer ${token}`];
export const dpop = (token: string, ...proofs: string[]): Header[] => [
  ['Authorization', `DPoP ${token}`],
  ...proofs.map((proof): Header => ['DPoP', proof]),
];

export const token = (claims: Record<string, unknown> = {}) =>
  signJwt({ ...good, ...claims }, demoKey, 'at+jwt');

/** A token that is bound to a key: to {@link exampleEcKey} where nothing else is said. */
export const boundToken = async (key: JWK = exampleEcKey, claims: Record<string, unknown> = {}) =>
  token({ ...claims, cnf: { jkt: await keyThumbprint(key) } });

/** A proof for `GET /orders` with this token, with any claims over the right ones. */
export const proofFor = async (
  accessToken: string,
  claims: Record<string, unknown> = {},
  key: JWK = exampleEcKey,
) => {
  const target = { htm: 'GET', htu: `${audience}orders` };
  const right = { jti: 'proof-1', ...target, iat: NOW, ath: accessTokenHash(accessToken) };
  return makeProof({ key, claims: { ...right, ...claims } });
};

export const list = (...sent: Header[]) => get(`${audience}orders`, sent);
export const place = (body: string, ...sent: Header[]): HttpRequest => ({
  method: 'POST',
  url: `${audience}orders`,
  headers: sent,
  body,
});

/** What the API answers, with the check that refused the request. */
export async function ask(request: HttpRequest, server = api()) {
  const heard = listener();
  const response = await server.handle(request, heard);
  return {
    status: response.status,
    challenge: header(response, 'www-authenticate'),
    challenges: headers(response, 'www-authenticate'),
    nonce: header(response, 'dpop-nonce'),
    body: response.body === '' ? undefined : JSON.parse(response.body),
    response,
    checks: heard.checks,
    values: heard.values,
    refusedBy: heard.checks.find(({ passed }) => !passed)?.id,
  };
}

/** A token with any header at all, and a signature that is not one. */
export const unsigned = (head: unknown, claims: unknown = good, signature = 'c2ln') =>
  `${[head, claims].map((part) => toBase64Url(new TextEncoder().encode(JSON.stringify(part)))).join('.')}.${signature}`;
