import type { Check } from '../protocol/check.ts';
import type { TraceEvent } from './events.ts';

/**
 * Checks whose "no" means "not yet": a device polls until its user is done, and nothing is wrong while it does.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.5](https://www.rfc-editor.org/rfc/rfc8628#section-3.5)
 */
const NOT_YET: ReadonlySet<string> = new Set(['device_allowed']);

/** The check that refused something in an event; `undefined` where all passed, or where the answer is only not there yet. */
export function refusalIn(event: TraceEvent): Check | undefined {
  const failed = failedIn(event);
  return failed && !NOT_YET.has(failed.id) ? failed : undefined;
}

/** The check that says "not yet" in an event. */
export function notYetIn(event: TraceEvent): Check | undefined {
  const failed = failedIn(event);
  return failed && NOT_YET.has(failed.id) ? failed : undefined;
}

function failedIn(event: TraceEvent): Check | undefined {
  return event.kind === 'work' ? event.checks.find(({ passed }) => !passed) : undefined;
}
