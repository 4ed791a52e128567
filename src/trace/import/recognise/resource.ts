import { header } from '../../../protocol/http.ts';
import { originIn } from './addresses.ts';
import { type Attempt, newAttempt } from './attempt.ts';
import { type Desk, isServerOf, nearest, put } from './desk.ts';
import type { Reading } from './reading.ts';
import { senderOf, tokenIn } from './request-parts.ts';
import { claimOf, isJwt } from './tokens.ts';
import { find } from './traits.ts';

/** A request that carries a token which is known: to the API, or to /userinfo. */
export function takeResource(desk: Desk, reading: Reading): boolean {
  const token = tokenIn(reading);
  const { traits } = desk;
  const attempt =
    find(traits.token, token) ?? find(traits.idToken, token) ?? find(traits.refreshToken, token);
  if (!attempt) return false;
  putResource(desk, attempt, reading);
  return true;
}

function putResource(desk: Desk, attempt: Attempt, reading: Reading): void {
  const kind = isUserinfo(desk, attempt, reading) ? 'userinfo' : 'api';
  if (kind === 'api') attempt.apis.add(reading.origin);
  else attempt.servers.add(reading.origin);
  put(desk, attempt, reading, kind);
}

function isUserinfo(desk: Desk, attempt: Attempt, reading: Reading): boolean {
  if (desk.endpoints.get(reading.endpoint) === 'userinfo') return true;
  if (!isServerOf(desk, attempt, reading.origin)) return false;
  return /\/(?:userinfo|me)$/i.test(reading.path) || desk.persons.has(reading.endpoint);
}

/** A call that carries a token which nobody issued here, or none: it is of a flow if it goes where that flow's tokens go. */
export function putCall(desk: Desk, reading: Reading): void {
  const token = tokenIn(reading);
  const { entry } = reading.exchange;
  const announced =
    desk.endpoints.get(reading.endpoint) === 'userinfo' || desk.authorized.has(reading.address);
  if (token === undefined && !announced && entry.response?.status !== 401) return;
  const attempt = attemptCalling(desk, reading, token);
  if (attempt) putResource(desk, attempt, reading);
}

function attemptCalling(desk: Desk, reading: Reading, token: string | undefined): Attempt | undefined {
  const { origin } = reading;
  const called = nearest(desk, reading, ({ apis }) => apis.has(origin));
  if (called) return called;
  const isServer = (server: string) => nearest(desk, reading, (one) => isServerOf(desk, one, server));
  const asked = desk.endpoints.get(reading.endpoint) === 'userinfo' && isServer(origin);
  if (asked) return asked;
  const issuer = originIn(claimOf(token, 'iss'));
  const issued = issuer !== '' && isServer(issuer);
  if (issued) return issued;
  const challenged = isChallenged(reading);
  const status = reading.exchange.entry.response?.status;
  const refused = challenged || status === 401 || status === 403;
  const unseen = (one: Attempt) => one.unseen && reading.bearer !== undefined;
  const couldCall = (one: Attempt) => unseen(one) || (refused && (one.issued || one.answered));
  const sender = senderOf(reading);
  const sent = nearest(desk, reading, (one) => one.apps.has(sender) && couldCall(one));
  if (sent && (token !== undefined || challenged)) return sent;
  if (desk.authorized.has(reading.address))
    return nearest(desk, reading, (one) => one.apps.has(sender) && (one.issued || one.answered));
  return challenged ? nearest(desk, reading, ({ issued: has }) => has) : undefined;
}

const isChallenged = ({ exchange }: Reading): boolean =>
  /\b(?:Bearer|DPoP)\b/i.test(header(exchange.entry.response ?? { headers: [] }, 'www-authenticate') ?? '');

/** Calls with tokens in a file that shows nothing of how they were got: one attempt for each API. */
export function attemptsOfCalls(desk: Desk, readings: readonly Reading[]): void {
  const byOrigin = new Map<string, Attempt>();
  for (const reading of readings) {
    const token = tokenIn(reading);
    if (desk.of.has(reading) || (!isJwt(token) && !isChallenged(reading))) continue;
    const attempt = byOrigin.get(reading.origin) ?? newAttempt();
    if (!byOrigin.has(reading.origin)) {
      byOrigin.set(reading.origin, attempt);
      desk.attempts.push(attempt);
    }
    attempt.clientId ??= claimOf(token, 'azp') ?? claimOf(token, 'client_id');
    attempt.apis.add(reading.origin);
    put(desk, attempt, reading, 'api');
  }
}
