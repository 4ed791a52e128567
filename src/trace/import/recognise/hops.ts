import { sentByPage } from './on-its-way.ts';
import type { Reading } from './reading.ts';

/** Joins each page to the redirect, or the page that sent itself, which led to it. */
export function joinHops(readings: readonly Reading[]): void {
  const awaited = new Map<string, Reading>();
  for (const one of readings) {
    const key = awaited.size > 0 && !one.exchange.entry.preflight ? hopOf(one, awaited) : undefined;
    const from = key === undefined ? undefined : awaited.get(key);
    if (key !== undefined && from) {
      if (one.exchange.at - from.exchange.answeredAt < MOST_WAIT) one.from = from;
      awaited.delete(key);
    }
    const { location } = one;
    if (location) awaited.set(withoutFragment(location.href), one);
    else if (one.isNavigation) {
      const sent = sentByPage(one);
      if (sent) awaited.set(withoutFragment(sent.action), one);
    }
  }
}

/** A redirect is followed at once; in a file that lacks where it led, somebody may come there much later. */
const MOST_WAIT = 60_000;

/** The awaited address that a request goes to: as it stands, else as a browser would write it. */
function hopOf(one: Reading, awaited: ReadonlyMap<string, Reading>): string | undefined {
  if (awaited.has(one.address)) return one.address;
  const written = one.isNavigation && one.url ? withoutFragment(one.url.href) : undefined;
  return written !== undefined && awaited.has(written) ? written : undefined;
}

/** A fragment stays in the browser, and files differ in whether they tell it. */
const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? '';
