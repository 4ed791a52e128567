import { parseUrl, redirectLocation } from '../../../protocol/http.ts';
import type { RequestEvent } from '../../../trace/index.ts';
import type { Facts } from '../../facts/facts.ts';

/** A request that ends a session at the server. */
export type Logout = Facts['logouts'][number];

/** Logout requests as OpenID Connect has them: by what they carry. Others, such as an app's own `/logout`, mean something else. */
export const serverLogouts = ({ logouts }: Facts): readonly Logout[] =>
  logouts.filter(({ event }) => event.to !== 'app' && event.message.method !== 'OPTIONS');

/** Where the browser came back to the app after a logout. */
export interface Return {
  readonly seq: number;
  readonly url: URL;
  readonly request?: RequestEvent;
}

/** The way back to `post_logout_redirect_uri`: in the server's redirect, or in the browser's next requests. */
export function returnOf(facts: Facts, logout: Logout): Return | undefined {
  const target = parseUrl(logout.fields.value('post_logout_redirect_uri') ?? '');
  if (!target) return undefined;
  const isThere = (url: URL | undefined): url is URL =>
    url !== undefined &&
    url.origin === target.origin &&
    url.host === target.host &&
    url.pathname === target.pathname;
  const next = facts.asks.find(({ seq }) => seq > logout.seq)?.seq ?? Number.POSITIVE_INFINITY;
  for (const event of facts.trace.events) {
    if (event.seq <= logout.seq || event.seq >= next) continue;
    if (event.kind === 'response' && event.to === 'browser') {
      const location = redirectLocation(event.message);
      const url = location === undefined ? undefined : parseUrl(location, logout.event.message.url);
      if (isThere(url)) return { seq: event.seq, url };
    } else if (event.kind === 'request' && event.from === 'browser') {
      const url = parseUrl(event.message.url);
      if (isThere(url)) return { seq: event.seq, url, request: event };
    }
  }
  return undefined;
}

/** Whether the server answered a logout with an error. */
export const isRefused = ({ response }: Logout): boolean =>
  response !== undefined && response.message.status >= 400;

/** Whether the file has the server's answer. */
export const isSilent = ({ response }: Logout): boolean =>
  !response || response.lacks?.includes('message') === true || response.message.status === 0;

/** The text of a page, as far as one looks for words in it. */
export const pageText = ({ response }: Logout): string => (response?.message.body ?? '').slice(0, 50_000);

export const NO_ANSWER = "The server's answer to the logout request is not in this trace.";
