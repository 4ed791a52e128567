import { parseUrl } from '../../../protocol/http.ts';
import { endpointOf, loosely } from './addresses.ts';
import type { Attempt } from './attempt.ts';
import type { Bag } from './bag.ts';
import { type Brought, broughtIn } from './brought.ts';
import { type Desk, latest } from './desk.ts';
import type { Reading } from './reading.ts';
import { postedByPage, sentByPage } from './sent-by-page.ts';
import { find, learnAnswer } from './traits.ts';

/**
 * The attempt whose authorization response these parameters are: by the code, by the page that sent them, by the state, by the
 * address that they go to.
 */
export function attemptAnswered(
  desk: Desk,
  endpoint: string,
  bag: Bag,
  via: Attempt | undefined,
): Attempt | undefined {
  const byCode = find(desk.traits.code, bag.get('code'));
  if (byCode) return byCode;
  const target = loosely(endpoint);
  if (via && !via.answered && target !== '' && via.redirectEndpoint === target) return via;
  const byState = find(desk.traits.state, bag.get('state'));
  if (byState) return byState;
  const there = (attempt: Attempt) => target !== '' && attempt.redirectEndpoint === target;
  return latest(desk, (attempt) => !attempt.answered && there(attempt)) ?? latest(desk, there);
}

/** Notes what an answer takes to the app: in its `Location`, or in a page that sends itself. */
export function learnSent(desk: Desk, reading: Reading, via: Attempt | undefined): void {
  const { location } = reading;
  const brought = location && broughtIn(location);
  if (location && brought) learnBrought(desk, endpointOf(location), brought, via);
}

/** Notes an authorization response on its way. */
export function learnBrought(
  desk: Desk,
  endpoint: string,
  brought: Brought,
  via: Attempt | undefined,
): Attempt | undefined {
  const attempt = attemptAnswered(desk, endpoint, brought.bag, via);
  if (!attempt) return undefined;
  learnAnswer(attempt, brought, desk.traits);
  // The device hands it to an app, and no browser's file goes on from there.
  if (endpoint !== '' && !/^https?:/.test(endpoint)) attempt.answered = true;
  return attempt;
}

/** Notes what a page takes to the app by itself: in a form (Form Post Response Mode) or as a message to the page that framed it. */
export function learnPage(desk: Desk, attempt: Attempt, reading: Reading): void {
  const sent = sentByPage(reading);
  if (sent) {
    const url = parseUrl(sent.action);
    const answered = learnBrought(desk, endpointOf(url), { bag: sent.bag, where: 'form' }, attempt);
    if (answered && url) answered.apps.add(url.origin);
    return;
  }
  const bag = postedByPage(reading);
  if (!bag) return;
  const answered = learnBrought(desk, '', { bag, where: 'query' }, attempt);
  if (!answered) return;
  answered.answered = true;
  answered.open = false;
}

/** What follows from an answer of the server's to the browser. */
export function atServer(desk: Desk, attempt: Attempt, reading: Reading): void {
  attempt.shown.add(reading.endpoint);
  attempt.shown.add(reading.address);
  learnSent(desk, reading, attempt);
  learnPage(desk, attempt, reading);
}
