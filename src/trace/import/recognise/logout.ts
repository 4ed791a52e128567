import { originIn } from './addresses.ts';
import { begin, type Desk, goesOff, isServerOf, latest, put } from './desk.ts';
import { learnSent } from './on-its-way.ts';
import type { Reading } from './reading.ts';
import { parametersOf } from './request-parts.ts';
import { claimOf } from './tokens.ts';
import { find } from './traits.ts';

/** Names for where the browser goes after a logout: the standard's, and vendors'. */
const BACK = ['post_logout_redirect_uri', 'returnTo', 'logout_uri', 'redirect_uri'] as const;

/** A request to end the session at the server. */
export function takeLogout(desk: Desk, reading: Reading): void {
  const bag = parametersOf(reading);
  const hint = bag.get('id_token_hint');
  const client = bag.get('client_id') ?? claimOf(hint, 'aud');
  const attempt =
    find(desk.traits.idToken, hint) ??
    latest(desk, (one) => client !== undefined && one.clientId === client) ??
    latest(desk, (one) => one.leaving && one.open && isServerOf(desk, one, reading.origin)) ??
    latest(desk, (one) => isServerOf(desk, one, reading.origin) && (client === undefined || !one.clientId)) ??
    begin(desk);
  for (let one = reading.from; one && !desk.of.has(one); one = one.from) {
    attempt.apps.add(one.origin);
    put(desk, attempt, one, 'app');
  }
  put(desk, attempt, reading, 'logout');
  attempt.clientId ??= client;
  attempt.servers.add(reading.origin);
  for (const name of BACK) {
    const origin = originIn(bag.get(name));
    if (origin !== '') attempt.apps.add(origin);
  }
  if (!reading.isNavigation) return;
  attempt.leaving = true;
  goesOff(desk, attempt, reading.origin);
  attempt.shown.add(reading.endpoint);
  learnSent(desk, reading, attempt);
}
