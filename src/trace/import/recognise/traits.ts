import { isPlaceholder } from '../read/placeholder.ts';
import { endpointIn, loosely, originIn, originOf } from './addresses.ts';
import type { Attempt } from './attempt.ts';
import type { Bag } from './bag.ts';
import type { Brought } from './brought.ts';
import { claimOf, keyOf } from './tokens.ts';

/** Values by which an exchange finds its attempt, each kind of value apart; the latest attempt that has one counts. */
export interface Traits {
  readonly state: Map<string, Attempt>;
  readonly code: Map<string, Attempt>;
  readonly requestUri: Map<string, Attempt>;
  readonly deviceCode: Map<string, Attempt>;
  readonly userCode: Map<string, Attempt>;
  readonly token: Map<string, Attempt>;
  readonly idToken: Map<string, Attempt>;
  readonly refreshToken: Map<string, Attempt>;
  /** At which place each code and token was first seen. */
  readonly since: Map<string, number>;
}

/** No values yet. */
export const newTraits = (): Traits => ({
  ...{ state: new Map(), code: new Map(), requestUri: new Map(), deviceCode: new Map() },
  ...{ userCode: new Map(), token: new Map(), idToken: new Map(), refreshToken: new Map() },
  since: new Map(),
});

/** Whether a value is one that no other flow would have by chance, nor a sanitizer's word in place of it. */
export const isTelling = (value: string | undefined): value is string =>
  value !== undefined && value.length > 3 && !isPlaceholder(value);

/** The attempt that has this value. */
export const find = (map: ReadonlyMap<string, Attempt>, value: string | undefined): Attempt | undefined =>
  isTelling(value) ? map.get(value) : undefined;

function keep(map: Map<string, Attempt>, value: string | undefined, attempt: Attempt): void {
  if (isTelling(value)) map.set(value, attempt);
}

/** Keeps what its attempt's latest exchange brought, and that it did. */
function keepSecret(
  traits: Traits,
  kind: 'code' | 'token' | 'idToken' | 'refreshToken',
  value: string | undefined,
  attempt: Attempt,
): void {
  keep(traits[kind], value, attempt);
  const place = attempt.members.at(-1)?.reading.index;
  if (isTelling(value) && place !== undefined && !traits.since.has(value)) traits.since.set(value, place);
}

/** Notes what an authorization request says of its attempt. */
export function learnRequest(attempt: Attempt, bag: Bag, endpoint: URL | undefined, traits: Traits): void {
  attempt.clientId ??= bag.get('client_id');
  learnRedirectUri(attempt, bag.get('redirect_uri'));
  attempt.responseType ??= bag.get('response_type');
  attempt.responseMode ??= bag.get('response_mode');
  attempt.state ??= bag.get('state');
  attempt.nonce ??= bag.get('nonce');
  attempt.challenge ??= bag.get('code_challenge');
  if (bag.has('code_challenge')) attempt.pkce = true;
  keep(traits.state, bag.get('state'), attempt);
  keep(traits.requestUri, bag.get('request_uri'), attempt);
  if (endpoint) attempt.servers.add(originOf(endpoint));
}

/** Notes the parameters that an authorization response brought. */
export function learnAnswer(attempt: Attempt, { bag }: Brought, traits: Traits): void {
  for (const name of ['code', 'error', 'id_token', 'access_token'])
    if (bag.has(name)) attempt.brought.add(name);
  const code = codeIn(bag);
  keepSecret(traits, 'code', code, attempt);
  if (code !== undefined) attempt.codes.add(code);
  learnTokens(attempt, bag, traits);
}

/** The code of an authorization response, also of one that is a JWT (JARM §2.1). */
export const codeIn = (bag: Bag): string | undefined =>
  bag.get('code') ?? claimOf(bag.get('response'), 'code');

/** Notes tokens, so that what carries them later finds its attempt. */
export function learnTokens(attempt: Attempt, bag: Bag, traits: Traits): void {
  keepSecret(traits, 'token', bag.get('access_token'), attempt);
  keepSecret(traits, 'idToken', bag.get('id_token'), attempt);
  keepSecret(traits, 'refreshToken', bag.get('refresh_token'), attempt);
  const issuer = originIn(claimOf(bag.get('id_token'), 'iss'));
  if (issuer !== '') attempt.servers.add(issuer);
  for (const name of ['id_token', 'access_token']) {
    const key = keyOf(bag.get(name));
    if (key !== undefined) attempt.keys.add(key);
  }
}

/** Notes where the answer goes. */
export function learnRedirectUri(attempt: Attempt, uri: string | undefined): void {
  if (uri === undefined || attempt.redirectUri !== undefined) return;
  attempt.redirectUri = uri;
  attempt.redirectOrigin = originIn(uri);
  attempt.redirectEndpoint = loosely(endpointIn(uri));
}
