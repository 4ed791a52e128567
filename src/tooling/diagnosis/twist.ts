import type { HttpRequest } from '../../protocol/http.ts';
import type { Edits } from './edits.ts';
import type { Har } from './har.ts';
import type { Settings } from './world/settings.ts';
import type { Between } from './world/wire.ts';

/** A JWT's two parts, to be changed before it is signed. */
export interface Draft {
  readonly header: Record<string, unknown>;
  readonly claims: Record<string, unknown>;
}

/** What goes otherwise than it should, each at the place where it happens in life. */
export interface Twist {
  /** How the app builds the authorization request. */
  readonly ask?: Edits;
  /** What becomes of the authorization response on its way through the browser. */
  readonly answer?: Edits;
  /** How the app builds a token request. */
  readonly swap?: Edits;
  /** What the app makes of any request that it sends by itself; not in pages. */
  readonly send?: (request: HttpRequest) => HttpRequest;
  /** What stands between the server and its callers. */
  readonly proxy?: Between;
  /** What the server puts into its ID tokens. */
  readonly idToken?: (draft: Draft) => string | Draft;
  readonly settings?: Partial<Settings>;
  /** Options of the play: other clients, more visits, a person who acts otherwise. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** What cannot be waited for: the recording's times are moved. */
  readonly later?: (har: Har) => Har;
}

/** Both at once. */
export function both(one: Twist, other: Twist): Twist {
  return {
    ...one,
    ...other,
    ask: { ...one.ask, ...other.ask },
    answer: { ...one.answer, ...other.answer },
    swap: { ...one.swap, ...other.swap },
    settings: { ...one.settings, ...other.settings },
    options: { ...one.options, ...other.options },
    send: (request) => chain(other.send, chain(one.send, request)),
    proxy: {
      intercept: (request) => one.proxy?.intercept?.(request) ?? other.proxy?.intercept?.(request),
      change: async (response, request) => {
        const first = (await one.proxy?.change?.(response, request)) ?? response;
        return (await other.proxy?.change?.(first, request)) ?? first;
      },
    },
  };
}

function chain(change: Twist['send'], request: HttpRequest): HttpRequest {
  return change ? change(request) : request;
}
