import { header } from '../../protocol/http.ts';
import type { TraceModel } from '../../trace/index.ts';

/**
 * Requests of the app that its browser sent for it, known by the `Origin` header: the app is a page then, and whatever its code
 * holds lies in the browser.
 * @see [Fetch Standard: Origin header](https://fetch.spec.whatwg.org/#origin-header)
 */
export function requestsFromPage({ trace }: TraceModel): readonly number[] {
  return trace.events.flatMap((event) =>
    event.kind === 'request' &&
    event.from === 'app' &&
    event.channel === 'back' &&
    header(event.message, 'origin') !== undefined
      ? [event.seq]
      : [],
  );
}
