import type { Attempt } from './attempt.ts';
import type { Bag } from './bag.ts';
import { type Desk, put } from './desk.ts';
import { keepDeviceCode } from './device.ts';
import type { Reading } from './reading.ts';
import { addSender, basicUser, parametersOf } from './request-parts.ts';
import { attemptRedeemed } from './token-attempt.ts';
import { isTokenAnswer } from './tokens.ts';
import { learnRedirectUri, learnTokens } from './traits.ts';

/** Device codes are redeemed under this name (RFC 8628 §3.4). */
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';

/** A token request, whatever its grant. */
export function takeToken(desk: Desk, reading: Reading): void {
  const bag = parametersOf(reading);
  const client = bag.get('client_id') ?? basicUser(reading);
  const grant = grantOf(bag);
  const attempt = attemptRedeemed(desk, reading, bag, grant, client);
  put(desk, attempt, reading, 'token');
  if (grant !== undefined) attempt.grants.add(grant);
  if (bag.has('code_verifier')) attempt.pkce = true;
  attempt.clientId ??= client;
  learnRedirectUri(attempt, bag.get('redirect_uri'));
  if (reading.origin !== '') attempt.servers.add(reading.origin);
  addSender(attempt, reading);
  if (grant !== 'refresh_token') attempt.redeemed = true;
  const { code } = desk.traits;
  const redeemed = bag.get('code');
  if (redeemed !== undefined && !code.has(redeemed)) code.set(redeemed, attempt);
  learnTokens(attempt, new Map([['refresh_token', bag.get('refresh_token') ?? '']]), desk.traits);
  keepDeviceCode(desk, attempt, bag);
  learnIssued(desk, attempt, reading);
}

/** Notes the tokens of an answer, or that it had some which the file does not show. */
export function learnIssued(desk: Desk, attempt: Attempt, { exchange, answer }: Reading): void {
  const { response } = exchange.entry;
  learnTokens(attempt, answer, desk.traits);
  const unseen = response !== undefined && response.body === undefined && response.status === 200;
  if (unseen || response?.lacks.includes('body')) attempt.unseen = true;
  if (!isTokenAnswer(answer) && !unseen) return;
  attempt.issued = true;
  if (attempt.grants.has('device')) attempt.open = false;
}

/** By its name, or by what only it needs. */
function grantOf(bag: Bag): string | undefined {
  const grant = bag.get('grant_type');
  if (grant === DEVICE || (grant === undefined && bag.has('device_code'))) return 'device';
  if (bag.has('code')) return 'authorization_code';
  // What it carries tells more than a name that does not fit.
  if (bag.has('password') && bag.has('username')) return 'password';
  return grant ?? (bag.has('refresh_token') ? 'refresh_token' : undefined);
}
