import { parseUrl } from '../../../protocol/http.ts';
import { readPage } from '../../read-page.ts';
import { endpointOf, loosely } from './addresses.ts';
import type { Attempt } from './attempt.ts';
import type { Bag } from './bag.ts';
import { type Brought, brings, broughtIn } from './brought.ts';
import { type Desk, latest } from './desk.ts';
import type { Reading } from './reading.ts';
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

/** A page that only takes something to the app is short; longer ones are not searched. */
const MOST_PAGE = 100_000;

/** Where the page of an exchange sends its form, with what stands in it; `undefined` for a page that takes nothing to the app. */
export function sentByPage(reading: Reading): { readonly action: string; readonly bag: Bag } | undefined {
  const body = reading.exchange.entry.response?.body;
  if (!body || body.length > MOST_PAGE || !/<form/i.test(body) || !ANSWER_FIELD.test(body)) return undefined;
  const bag = new Map<string, string>();
  for (const [name, value] of readPage(body).fields) if (!bag.has(name)) bag.set(name, value);
  const [, , action] = /<form\b[^>]{0,2000}?\saction=(["']?)([^"'>\s]{1,4000})\1/i.exec(body) ?? [];
  const url = parseUrl((action ?? '').replaceAll('&amp;', '&').replaceAll('&#x2F;', '/'), reading.url?.href);
  return url && brings(bag) ? { action: url.href, bag } : undefined;
}

const ANSWER_FIELD = /\bname=["']?(?:code|id_token|access_token|error|response)["'\s/>]/i;

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

/** What a page posts to the page that framed it. */
export function postedByPage({ exchange }: Reading): Bag | undefined {
  const body = exchange.entry.response?.body?.slice(0, MOST_PAGE);
  if (!body?.includes('authorization_response')) return undefined;
  const bag = new Map<string, string>();
  for (const [, name = '', value = ''] of body.matchAll(POSTED)) if (!bag.has(name)) bag.set(name, value);
  return brings(bag) ? bag : undefined;
}

/** Members of the message that a page posts in `response_mode=web_message`. */
const POSTED = /"(code|state|error|access_token|id_token)"\s?:\s?"([^"\\]{1,10000})"/g;

/** What follows from an answer of the server's to the browser. */
export function atServer(desk: Desk, attempt: Attempt, reading: Reading): void {
  attempt.shown.add(reading.endpoint);
  learnSent(desk, reading, attempt);
  learnPage(desk, attempt, reading);
}
