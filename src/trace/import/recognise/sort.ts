import type { Exchange } from '../exchange.ts';
import { takeAnswer, takeLoneAnswer } from './answer.ts';
import type { Attempt } from './attempt.ts';
import { noteAsked, takeAuthorize } from './authorize.ts';
import { companyOf } from './company.ts';
import { type Desk, isKnownPlace, newDesk } from './desk.ts';
import { takeDevice } from './device.ts';
import { knowledgeOf } from './endpoints.ts';
import { joinHops } from './hops.ts';
import type { Kind } from './kind.ts';
import { kindOf } from './kind-by-company.ts';
import { takeLater } from './later.ts';
import { takeLeaks } from './leaks.ts';
import { takeLogout } from './logout.ts';
import { takePage, takeUserCode } from './page.ts';
import { takePreflights } from './preflight.ts';
import { adoptEnclosing, takePushed } from './pushed.ts';
import { Reading } from './reading.ts';
import { attemptsOfCalls, takeResource } from './resource.ts';
import { lookAt } from './sieve.ts';
import { learnIssued, takeToken } from './token.ts';
import { isTokenAnswer } from './tokens.ts';

/** Reads exchanges in order of time and sorts those of OAuth into attempts; what is none of it is left out. */
export function sortIntoAttempts(exchanges: readonly Exchange[]): Attempt[] {
  const telling: Reading[] = [];
  const others: number[] = [];
  exchanges.forEach((exchange, index) => {
    const look = lookAt(exchange.entry);
    if (look === 'nothing') others.push(index);
    else telling.push(new Reading(exchange, index, look === 'telling'));
  });
  const desk = newDesk(knowledgeOf(telling));
  const placed = others.flatMap((index) => {
    const exchange = exchanges[index] as Exchange;
    return isKnownPlace(desk, exchange.entry) ? [new Reading(exchange, index, false)] : [];
  });
  const readings = [...telling, ...placed].sort((a, b) => a.index - b.index);
  joinHops(readings);
  for (const one of readings) take(desk, one);
  finish(desk, readings);
  takeLeaks(desk, exchanges, readings);
  sortMembers(desk.attempts);
  return desk.attempts.filter(({ members }) => members.length > 0).sort(byFirst);
}

const byFirst = (a: Attempt, b: Attempt): number =>
  (a.members[0]?.reading.index ?? 0) - (b.members[0]?.reading.index ?? 0);

/** What tells its attempt by values of its own. */
const TAKERS: Readonly<Partial<Record<Kind, (desk: Desk, one: Reading) => void>>> = {
  authorize: takeAuthorize,
  answer: takeLoneAnswer,
  par: takePushed,
  token: takeToken,
  device: takeDevice,
  logout: takeLogout,
};

/** The frame that watches the server's session (OIDC Session Management §3.2) says nothing of a flow. */
const WATCHES_SESSION = /\/(?:login-status-iframe|check-?session|check_session(?:_iframe)?)[^/]*$/i;

function take(desk: Desk, one: Reading): void {
  if (one.isNavigation && WATCHES_SESSION.test(one.path)) return;
  const kind = kindOf(desk, one);
  const taker = kind && TAKERS[kind];
  if (taker) taker(desk, one);
  else if (kind) desk.later.push(one);
  else takeByCompany(desk, one);
}

function takeByCompany(desk: Desk, one: Reading): void {
  // A token response through the browser carries an access token too, but as what it brings.
  const opens = one.isNavigation && one.bearer === undefined;
  if (!opens && takeResource(desk, one)) return;
  if (takeAnswer(desk, one)) {
    afterApp(desk, one);
    return;
  }
  if (opens && takeResource(desk, one)) return;
  if (takeUserCode(desk, one) || takePage(desk, one)) {
    noteAsked(desk, one);
    return;
  }
  if (noteAsked(desk, one)) return;
  desk.later.push(one);
}

/** The app's answer to an arrival: it may send the browser off again, or bring tokens to its page. */
function afterApp(desk: Desk, one: Reading): void {
  const attempt = desk.of.get(one);
  if (attempt && isTokenAnswer(one.answer)) learnIssued(desk, attempt, one);
  noteAsked(desk, one);
}

function finish(desk: Desk, readings: readonly Reading[]): void {
  desk.attempts.sort(byFirst);
  const kinds = new Map(desk.later.map((one) => [one, kindOf(desk, one)]));
  adoptEnclosing(desk);
  const isDocument = (kind: Kind | undefined) => kind === 'metadata' || kind === 'jwks';
  const before = companyOf(desk);
  for (const [one, kind] of kinds) if (!isDocument(kind)) takeLater(desk, one, kind, before);
  if (desk.attempts.every(({ members }) => members.length === 0)) attemptsOfCalls(desk, readings);
  sortMembers(desk.attempts);
  const company = companyOf(desk);
  for (const [one, kind] of kinds) if (isDocument(kind)) takeLater(desk, one, kind, company);
  takePreflights(
    desk,
    [...kinds].flatMap(([one, kind]) => (kind === 'preflight' ? [one] : [])),
    company,
  );
}

function sortMembers(attempts: readonly Attempt[]): void {
  for (const { members } of attempts) members.sort((a, b) => a.reading.index - b.reading.index);
}
