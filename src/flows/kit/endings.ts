import { appPage } from '../../client/pages.ts';
import type { HttpResponse } from '../../protocol/http.ts';
import type { Closing } from './actors.ts';
import type { FlowContext } from './context.ts';
import { type Failure, failures } from './failures.ts';
import { familyOffer, type OfferId, offersOf } from './offers.ts';
import { picks } from './transitions.ts';

/** Where a walk stands when all went well, with what can follow and the states that this leads to. */
export function completes(reason: string, follow: Readonly<Partial<Record<OfferId, string>>>) {
  const ids = Object.keys(follow) as OfferId[];
  return {
    tags: ['end' as const],
    invoke: {
      src: 'end' as const,
      input: ({ context }: { context: FlowContext }): Closing => ({
        ending: { outcome: 'complete', reason, offers: offersOf(ids, context) },
        answer: undefined,
        shows: undefined,
      }),
      onDone: picks(follow as Record<string, string>),
    },
  };
}

/** What is left to try after a failure: the id of an offer, and the state that it leads to. */
type Retries = Readonly<Partial<Record<OfferId, string>>>;

/** How a flow's failures end. */
interface Failing {
  readonly retries?: Retries;
  /** What the app puts on its screen, as HTML; nothing where the user does not look at it. */
  shows?(reason: string, context: FlowContext): string | undefined;
}

/** One state for each failure that a flow can end in. A browser that waits for the app's answer gets one. */
export function failureStates<const F extends Failure>(names: readonly F[], failing: Failing = {}) {
  const states = names.map((name) => [name, failureState(name, failing)]);
  return Object.fromEntries(states) as Record<F, ReturnType<typeof failureState>>;
}

function failureState(name: Failure, { retries = {}, shows }: Failing) {
  const { reason, wayOn } = failures[name];
  const follow = retriesAfter(name, retries);
  const ids = Object.keys(follow) as OfferId[];
  return {
    tags: ['failure' as const, 'end' as const],
    invoke: {
      src: 'end' as const,
      input: ({ context }: { context: FlowContext }): Closing => ({
        ending: {
          outcome: 'refused',
          reason: `${reason} ${wayOn}`,
          ...(context.error !== '' && { error: context.error }),
          offers: name === 'refreshTokenReused' ? [familyOffer] : offersOf(ids, context),
        },
        answer: context.landing.arrived && failurePage(reason, context),
        shows: shows?.(reason, context),
      }),
      onDone: picks(follow as Record<string, string>),
    },
    // An end that cannot be told would else lead here again, and again.
    ...(name === 'undeliverable' && { on: { 'xstate.error.*': {} } }),
  };
}

/** Only where another try has a chance, or teaches something. */
function retriesAfter(name: Failure, { refresh }: Retries): Retries {
  const helps = name === 'refreshTokenReused' || name === 'accessTokenExpired';
  return helps && refresh !== undefined ? { refresh } : {};
}

/** The browser's request was no good (400), or what the app needed from another server did not come (RFC 9110 §15.6.3). */
function failurePage(reason: string, { returned }: FlowContext): HttpResponse {
  const accepted = returned.code !== '' || returned.idToken !== '';
  return pageResponse(appPage({ name: 'sign-in-failed', reason }), accepted ? 502 : 400);
}

/** A page of the app's own server. */
export function pageResponse(html: string, status = 200): HttpResponse {
  return {
    status,
    headers: [
      ['content-type', 'text/html; charset=utf-8'],
      ['cache-control', 'no-store'],
    ],
    body: html,
  };
}
