import { spaceDelimited } from '../protocol/parameters.ts';
import type { Client } from './options.ts';

/**
 * What the authorization endpoint can answer with. `token` alone and `id_token token` are left out on purpose: an access token that
 * nothing but the front channel ever saw is what RFC 9700 §2.1.2 tells servers not to issue.
 * @see [OAuth 2.0 Multiple Response Type Encoding Practices, section 5](https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html#Combinations)
 */
export const responseTypes = [
  'code',
  'id_token',
  'code id_token',
  'code token',
  'code id_token token',
] as const;

/** One of {@link responseTypes}. */
export type ResponseType = (typeof responseTypes)[number];

/** The ways that an authorization response can travel. */
export const responseModes = ['query', 'fragment', 'form_post'] as const;

/** One of {@link responseModes}. */
export type ResponseMode = (typeof responseModes)[number];

const byParts = new Map(responseTypes.map((type) => [partsOf(type), type]));

function partsOf(type: string): string {
  return type.split(' ').sort().join(' ');
}

/** The response type that a request asks for, whatever the order of its parts; `undefined` for one that this server has not. */
export function responseTypeOf(asked: string | undefined): ResponseType | undefined {
  return byParts.get(partsOf(asked ?? ''));
}

/** Whether a response of this type carries tokens past the browser. */
export function carriesTokens(asked: string | undefined): boolean {
  const parts = spaceDelimited(asked);
  return parts.includes('token') || parts.includes('id_token');
}

/** Whether a response of this type brings an ID token past the browser. */
export function carriesIdToken(asked: string | undefined): boolean {
  return spaceDelimited(asked).includes('id_token');
}

/** How a response travels when the request does not say: where tokens are in it, never in the query. */
export function defaultMode(asked: string | undefined): ResponseMode {
  return carriesTokens(asked) ? 'fragment' : 'query';
}

/** Whether a response of this type may travel that way. */
export function modeFits(mode: ResponseMode, asked: string | undefined): boolean {
  return mode !== 'query' || !carriesTokens(asked);
}

/** The mode that a request names, if it is one that can be. */
export function responseModeOf(
  asked: string | undefined,
  type: string | undefined,
): ResponseMode | undefined {
  if (asked === undefined) return defaultMode(type);
  const mode = responseModes.find((known) => known === asked);
  return mode && modeFits(mode, type) ? mode : undefined;
}

/**
 * What a client may ask for: what it registered, or else what its grant types imply (RFC 7591 §2.1). One that takes bound tokens only
 * gets none from the authorization endpoint, where it can prove no key.
 */
export function responseTypesOf(client: Client): readonly string[] {
  const { response_types, grant_types, dpop_bound_access_tokens } = client;
  const code = grant_types.includes('authorization_code') ? ['code'] : [];
  const implied = grant_types.includes('implicit') ? [...code, ...responseTypes.slice(1)] : code;
  const registered = response_types?.map((type) => responseTypeOf(type) ?? type) ?? implied;
  return registered.filter((type) => !dpop_bound_access_tokens || !type.split(' ').includes('token'));
}
