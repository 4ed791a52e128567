import { loosely, sameHost, sameSite } from './addresses.ts';
import { type Attempt, answersInFragment } from './attempt.ts';
import { type Brought, broughtBy, isSurelyAnswer } from './brought.ts';
import { begin, type Desk, latest, put } from './desk.ts';
import { attemptAnswered, learnSent } from './on-its-way.ts';
import type { Reading } from './reading.ts';
import { find, learnAnswer } from './traits.ts';

/** Takes an exchange that brings an authorization response to the app, or hands its code on; `false` where it does neither. */
export function takeAnswer(desk: Desk, reading: Reading): boolean {
  const brought = broughtBy(reading);
  const via = reading.from && desk.of.get(reading.from);
  if (!brought) return takeEmptyAnswer(desk, reading, via);
  const attempt = attemptAnswered(desk, reading.endpoint, brought.bag, via);
  const arrives = attempt !== undefined && attempt.redirectEndpoint === loosely(reading.endpoint);
  // A second factor is a `code` too, but it goes to the server.
  if (!arrives && desk.open.some(({ open, pages }) => open && pages.has(reading.origin))) return false;
  if (attempt && (arrives || isOnItsWay(desk, reading, brought, attempt)))
    return arrive(desk, attempt, reading, brought);
  if (attempt && handsOn(desk, attempt, reading, brought)) {
    put(desk, attempt, reading, 'app');
    learnAnswer(attempt, brought, desk.traits);
    return true;
  }
  if (!reading.isNavigation || !isSurelyAnswer(brought)) return false;
  // Behind an arrival the app tells its own pages of the error, in the same words.
  const own =
    via !== undefined || desk.attempts.some(({ answered, apps }) => answered && apps.has(reading.origin));
  if (own && !brought.bag.has('state')) return false;
  const near = latest(desk, (one) => !one.answered && one.apps.has(reading.origin));
  return arrive(desk, near ?? nearby(desk, reading) ?? begin(desk), reading, brought);
}

/** An answer that stood by itself: its parameters, and not where they went. */
export function takeLoneAnswer(desk: Desk, reading: Reading): void {
  const brought: Brought = { bag: reading.form, where: 'form' };
  const attempt =
    attemptAnswered(desk, '', brought.bag, undefined) ??
    latest(desk, ({ answered }) => !answered) ??
    begin(desk);
  attempt.open = false;
  attempt.answered = true;
  put(desk, attempt, reading, 'answer');
  learnAnswer(attempt, brought, desk.traits);
}

/** An unanswered attempt whose `redirect_uri` is at the same host: the app changed the path, or the server did. */
function nearby(desk: Desk, { origin }: Reading): Attempt | undefined {
  return latest(
    desk,
    ({ answered, redirectOrigin }) => !answered && redirectOrigin !== '' && sameHost(redirectOrigin, origin),
  );
}

/** A page opens with what is known to be on its way, at an address other than the `redirect_uri`. */
function isOnItsWay(desk: Desk, reading: Reading, { bag }: Brought, attempt: Attempt): boolean {
  if (!reading.isNavigation) return false;
  if (reading.from && desk.of.get(reading.from) === attempt) return true;
  const known =
    find(desk.traits.code, bag.get('code')) === attempt ||
    find(desk.traits.state, bag.get('state')) === attempt;
  return known && (attempt.apps.has(reading.origin) || isAtRedirectHost(attempt, reading));
}

const isAtRedirectHost = ({ redirectOrigin }: Attempt, { origin }: Reading): boolean =>
  redirectOrigin === '' || sameHost(redirectOrigin, origin);

/** The app's page gives the code, or the state, to its own server. */
function handsOn(desk: Desk, attempt: Attempt, reading: Reading, { bag }: Brought): boolean {
  if (find(desk.traits.code, bag.get('code')) !== attempt) return false;
  return [...attempt.apps].some((app) => sameSite(app, reading.origin));
}

function arrive(desk: Desk, attempt: Attempt, reading: Reading, brought: Brought | undefined): boolean {
  attempt.open = false;
  attempt.answered = true;
  attempt.apps.add(reading.origin);
  put(desk, attempt, reading, 'answer');
  if (brought) learnAnswer(attempt, brought, desk.traits);
  learnSent(desk, reading, undefined);
  return true;
}

/** An arrival whose parameters the file does not show: a form without its body, a fragment that was cut off. */
function takeEmptyAnswer(desk: Desk, reading: Reading, via: Attempt | undefined): boolean {
  if (!reading.isNavigation) return false;
  const target = loosely(reading.endpoint);
  const there = (attempt: Attempt) => attempt.open && attempt.redirectEndpoint === target;
  const attempt = via && there(via) ? via : latest(desk, there);
  if (!attempt) return false;
  const posted = reading.method === 'POST' && reading.form.size === 0;
  const cut = answersInFragment(attempt);
  // The server has sent it off, or it still has what no other page has.
  const sent = attempt.brought.size > 0 || find(desk.traits.state, reading.query.get('state')) === attempt;
  if (!posted && via !== attempt && !cut && !sent) return false;
  if (posted || cut) attempt.unseen = true;
  return arrive(desk, attempt, reading, undefined);
}
