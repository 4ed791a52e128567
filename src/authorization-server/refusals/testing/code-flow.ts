import { createHash } from 'node:crypto';
import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { get, type HttpResponse } from '../../../protocol/http.ts';
import { issuer } from '../../testing/demo.ts';
import { urls, type Values } from './asked.ts';
import { callback, redeemed } from './callback.ts';
import { web } from './clients.ts';
import type { World } from './world.ts';

/** Verifies an ID token by the published keys, as a client's library does. */
export async function idTokenClaims(world: World, idToken: string): Promise<JWTPayload> {
  const { body } = await world.handle(get(urls.jwks));
  const keys = createLocalJWKSet(JSON.parse(body) as JSONWebKeySet);
  const expected = {
    issuer,
    audience: web.client_id,
    algorithms: ['RS256'],
    currentDate: new Date(world.clock.now()),
  };
  return (await jwtVerify(idToken, keys, expected)).payload;
}

/** The left half of SHA-256, as `at_hash` and `c_hash` have it (OIDC Core §3.1.3.6). */
export const leftHalf = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');

/** The header that shows an access token. */
export const bearer = (accessToken: string) => [['Authorization', `Bearer ${accessToken}`]] as const;
/** The JSON of an answer. */
export const jsonOf = ({ body }: HttpResponse) => JSON.parse(body) as Record<string, unknown>;

/** The access token and the claims of a code flow with this scope. */
export async function codeFlow(world: World, changes: Values = {}) {
  const tokens = await redeemed(world, (await callback(world, changes)).get('code') ?? '');
  const userinfo = await world.handle(get(urls.userinfo, bearer(tokens.access_token)));
  return { tokens, claims: await idTokenClaims(world, tokens.id_token), userinfo };
}
