import { header, headers } from '../../../protocol/http.ts';
import type { Reading } from './reading.ts';
import { sentByPage } from './sent-by-page.ts';

/** Redirects, and pages that send themselves, which nobody has followed yet: by the address that they lead to. */
type Awaited = Map<string, Reading[]>;

/** Joins each page to the redirect, or the page that sent itself, which led to it. */
export function joinHops(readings: readonly Reading[]): void {
  const awaited: Awaited = new Map();
  for (const one of readings) {
    const key = awaited.size > 0 && !one.exchange.entry.preflight ? hopOf(one, awaited) : undefined;
    if (key !== undefined) follow(one, key, awaited);
    const { location } = one;
    if (location) noteSent(awaited, location.href, one);
    else if (one.isNavigation) {
      const sent = sentByPage(one);
      if (sent) noteSent(awaited, sent.action, one);
    }
  }
}

function noteSent(awaited: Awaited, url: string, one: Reading): void {
  const key = withoutFragment(url);
  const known = awaited.get(key);
  if (known) known.push(one);
  else awaited.set(key, [one]);
}

/** A redirect is followed at once; in a file that lacks where it led, somebody may come there much later. */
const MOST_WAIT = 60_000;

/** Two browsers, or two tabs, that are sent to one address within this time may arrive in any order. */
const AT_ONCE = 1000;

function follow(one: Reading, key: string, awaited: Awaited): void {
  const { at } = one.exchange;
  const senders = (awaited.get(key) ?? []).slice(-MOST_SENDERS);
  const from = senderOf(one, senders);
  // Whatever led here long before was not followed.
  const left = senders.filter((sender) => sender !== from && at - sender.exchange.answeredAt < AT_ONCE);
  if (left.length > 0) awaited.set(key, left);
  else awaited.delete(key);
  if (!from || at - from.exchange.answeredAt >= MOST_WAIT) return;
  one.from = from;
  from.to ??= one;
  one.isGuess = from.isGuess || left.length > 0;
}

/** More browsers than these are not on their way to one address at once. */
const MOST_SENDERS = 50;

/** Of several: the one in the same tab, else the one whose cookie comes along, else the first of those that were answered just now. */
function senderOf(one: Reading, senders: readonly Reading[]): Reading | undefined {
  if (senders.length < 2) return senders[0];
  const { entry, at } = one.exchange;
  const recent = some(senders, ({ exchange }) => Math.abs(at - exchange.answeredAt) < AT_ONCE);
  const inTab = some(
    recent,
    ({ exchange }) => entry.page !== undefined && exchange.entry.page === entry.page,
  );
  const cookies = header(entry.request, 'cookie') ?? '';
  const withCookie = some(inTab, (sender) => cookiesSetBy(sender).some((cookie) => cookies.includes(cookie)));
  return recent === senders ? withCookie.at(-1) : withCookie[0];
}

/** Those of which something holds; all where it holds of none. */
function some<T>(list: readonly T[], holds: (one: T) => boolean): readonly T[] {
  const held = list.filter(holds);
  return held.length === 0 ? list : held;
}

const cookiesSetBy = ({ exchange }: Reading): string[] =>
  headers(exchange.entry.response ?? { headers: [] }, 'set-cookie')
    .map((text) => text.split(';', 1)[0] ?? '')
    .filter((pair) => pair.indexOf('=') > 0 && pair.length > pair.indexOf('=') + 8);

/** The awaited address that a request goes to: as it stands, else as a browser would write it. */
function hopOf(one: Reading, awaited: Awaited): string | undefined {
  if (awaited.has(one.address)) return one.address;
  const written = one.isNavigation && one.url ? withoutFragment(one.url.href) : undefined;
  return written !== undefined && awaited.has(written) ? written : undefined;
}

/** A fragment stays in the browser, and files differ in whether they tell it. */
const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? '';
