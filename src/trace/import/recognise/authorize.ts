import { originOf } from './addresses.ts';
import { askedIn, asks } from './asking.ts';
import { type Attempt, has } from './attempt.ts';
import type { Bag } from './bag.ts';
import { begin, type Desk, goesOff, latest, put } from './desk.ts';
import { atServer } from './on-its-way.ts';
import type { Reading } from './reading.ts';
import { find, learnRequest } from './traits.ts';

/** An authorization request, as the browser sent it. */
export function takeAuthorize(desk: Desk, reading: Reading): void {
  const bag = asks(reading.form) ? reading.form : reading.query;
  const attempt = attemptAsked(desk, bag, reading.from && desk.of.get(reading.from));
  learnRequest(attempt, bag, reading.url, desk.traits);
  goesOff(desk, attempt, reading.origin);
  attempt.leaving = false;
  adoptSenders(desk, attempt, reading.from);
  put(desk, attempt, reading, 'authorize');
  atServer(desk, attempt, reading);
}

/** The attempt that an authorization request belongs to, or a new one. */
function attemptAsked(desk: Desk, bag: Bag, via: Attempt | undefined): Attempt {
  const pushed = find(desk.traits.requestUri, bag.get('request_uri'));
  if (pushed) return pushed;
  const byState = find(desk.traits.state, bag.get('state'));
  if (byState && isSameRequest(byState, bag) && (!byState.answered || byState === via)) return byState;
  // Servers repeat the request among their own pages, some with a state of their own.
  if (via?.open && isSameClient(via, bag) && isSameAddress(via, bag)) return via;
  const again = bag.has('state')
    ? undefined
    : latest(desk, (one) => one.open && one.clientId === bag.get('client_id') && isSameAddress(one, bag));
  return again && isSameRequest(again, bag) ? again : begin(desk);
}

/** Where only a redirect to the request was seen, the request itself may say something else: somebody changed it. */
const isSameRequest = (attempt: Attempt, bag: Bag): boolean =>
  !has(attempt, 'authorize') ||
  (isSameClient(attempt, bag) &&
    isSame(attempt.nonce, bag.get('nonce')) &&
    isSame(attempt.challenge, bag.get('code_challenge')));

const isSameClient = ({ clientId }: Attempt, bag: Bag): boolean => isSame(clientId, bag.get('client_id'));

const isSameAddress = ({ redirectUri }: Attempt, bag: Bag): boolean =>
  isSame(redirectUri, bag.get('redirect_uri'));

const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one === other;

/** A redirect to an authorization request, whoever sent it. The request itself may be missing from the file. */
export function noteAsked(desk: Desk, reading: Reading): Attempt | undefined {
  const bag = askedIn(reading.location);
  if (!bag) return undefined;
  const attempt = attemptAsked(desk, bag, desk.of.get(reading));
  learnRequest(attempt, bag, reading.location, desk.traits);
  goesOff(desk, attempt, originOf(reading.location));
  adoptSenders(desk, attempt, reading);
  return attempt;
}

/** The app's own exchanges that led to the request, back to where the person clicked. */
function adoptSenders(desk: Desk, attempt: Attempt, sender: Reading | undefined): void {
  let one = sender;
  for (let hops = 0; one && hops < MOST_HOPS && !desk.of.has(one); hops++) {
    if (hops > 0 && one.origin !== sender?.origin) return;
    const ofServer = attempt.pages.has(one.origin) && one.origin !== attempt.redirectOrigin;
    if (!ofServer) attempt.apps.add(one.origin);
    put(desk, attempt, one, ofServer ? 'page' : 'app');
    one = one.from;
  }
}

const MOST_HOPS = 4;
