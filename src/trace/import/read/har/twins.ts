import { isObject } from '../../../json.ts';
import type { Entry } from '../../entry.ts';

/** An entry with the JSON that it was read from. */
export interface Read {
  readonly entry: Entry;
  readonly raw: unknown;
}

/**
 * Chrome shows a request twice that a service worker answered: once as the page sent it, once as the worker did. One of them goes, so that
 * nobody takes it for a second request; the page's stays only where the worker's answer has no body.
 */
export function withoutTwins(all: readonly Read[]): readonly Read[] {
  const viaWorker = all.filter(({ raw }) => isViaWorker(raw));
  if (viaWorker.length === 0) return all;
  const byWorker = new Map<string, Read[]>();
  for (const read of all) {
    if (isViaWorker(read.raw)) continue;
    const key = keyOf(read);
    const same = byWorker.get(key);
    if (same) same.push(read);
    else byWorker.set(key, [read]);
  }
  const gone = new Set<Read>();
  for (const page of viaWorker) {
    const worker = byWorker.get(keyOf(page))?.find((other) => !gone.has(other) && isWithin(other, page));
    if (worker) gone.add(hasBody(worker) || !hasBody(page) ? page : worker);
  }
  return all.filter((read) => !gone.has(read));
}

const isViaWorker = (raw: unknown): boolean =>
  isObject(raw) &&
  (raw['_fetchedViaServiceWorker'] === true ||
    (isObject(raw['response']) && raw['response']['_fetchedViaServiceWorker'] === true));

const keyOf = ({ entry: { request } }: Read): string =>
  `${request.method} ${request.url} ${request.body?.length ?? ''}`;

const hasBody = ({ entry }: Read): boolean => entry.response?.body !== undefined;

/** The worker asks after the page asked, and has its answer before the page has; clocks are a little apart. */
function isWithin({ entry: worker }: Read, { entry: page }: Read): boolean {
  if (worker.request.body !== page.request.body) return false;
  if (worker.at === undefined || page.at === undefined) return true;
  return worker.at >= page.at - 20 && worker.at <= (page.response?.at ?? page.at + 1000) + 20;
}
