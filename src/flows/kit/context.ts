import { assign } from 'xstate';
import type { PreparedAuthorization } from '../../client/authorization-request.ts';
import { responseParameters } from '../../client/authorization-response.ts';
import type { DeviceCodes } from '../../client/device-response.ts';
import { errorInParameters, errorOf } from '../../client/error-response.ts';
import type { Tokens } from '../../client/token-response.ts';
import type { Verdict } from '../../client/verdict.ts';
import type { HttpRequest, HttpResponse } from '../../protocol/http.ts';
import type { Answer, Exchange, Landing } from '../contract.ts';

/** Tokens that passed every check, and who signed in. */
export interface CheckedTokens extends Tokens {
  /** `sub` of the ID token; empty where there is none. */
  readonly subject: string;
  readonly user: string;
}

/** What an authorization response brought; empty texts for what it did not. */
export interface Returned {
  readonly code: string;
  readonly idToken: string;
  readonly accessToken: string;
}

/** What a device remembers while it polls. */
export interface Polling extends DeviceCodes {
  /** How many times it has asked. */
  readonly polls: number;
  /** When it may ask again, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly nextAt: number;
}

/** Before a device has asked for its codes. */
export const notPolling: Polling = {
  deviceCode: '',
  userCode: '',
  verificationUri: '',
  verificationUriComplete: '',
  expiresIn: 0,
  interval: 0,
  polls: 0,
  nextAt: 0,
};

/** What a flow's machine remembers on its way. Each flow uses its part of it. */
export interface FlowContext {
  /** What the person did last. */
  readonly answer: Answer;
  readonly landing: Landing;
  readonly prepared: PreparedAuthorization;
  /** The name under which the app's server keeps this sign-in, as its cookie carries it. */
  readonly session: string;
  /** The server's check that refused the authorization request, if one did. */
  readonly refusedBy: string;
  /** The code of the error that came over the wire, once something was refused there. */
  readonly error: string;
  readonly returned: Returned;
  /** Who signed in by the ID token of the front channel, and all that it says; empty before. */
  readonly subject: string;
  readonly user: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly response: HttpResponse;
  readonly keys: HttpResponse | undefined;
  readonly tokens: CheckedTokens;
  /** The refresh token before the present one. */
  readonly spent: string;
  readonly polling: Polling;
}

/** What a machine remembers before anything happened. */
export const start: FlowContext = {
  answer: { form: 0, fields: {} },
  landing: { page: { url: 'about:blank', status: 0, html: '', name: '' } },
  prepared: { parameters: [], url: '', state: '', nonce: '', codeVerifier: '' },
  session: '',
  refusedBy: '',
  error: '',
  returned: { code: '', idToken: '', accessToken: '' },
  subject: '',
  user: '',
  claims: {},
  response: { status: 0, headers: [], body: '' },
  keys: undefined,
  tokens: { accessToken: '', idToken: undefined, refreshToken: undefined, user: '', subject: '' },
  spent: '',
  polling: notPolling,
};

/** An event of an actor that is done, as XState hands it to actions and guards. */
export interface Done {
  readonly type: string;
  readonly output?: unknown;
}

/** What an actor gave. Each invoke names its actor, and so the type of its output. */
export function outputOf<T>(event: Done): T {
  return event.output as T;
}

type Kept = { readonly context: FlowContext; readonly event: Done };
/** An action that keeps something of what an actor gave. */
export const keep = (change: (kept: Kept) => Partial<FlowContext>) =>
  assign<FlowContext, Done, undefined, Done, never>(change);

/** The authorization response as the app received it: the request that waits at its server, or the URL that its page was opened with. */
export function callbackOf({ arrived, page }: Landing): HttpRequest {
  return arrived ?? { method: 'GET', url: page.url, headers: [] };
}

/** What machines do with what their actors give, by name, so that a machine reads as a table. */
export const actions = {
  keepAnswer: keep(({ event }) => ({ answer: outputOf<Answer>(event) })),
  keepPrepared: keep(({ event }) => outputOf<Pick<FlowContext, 'prepared' | 'session'>>(event)),
  keepPushed: keep(({ context, event }) => ({
    prepared: { ...context.prepared, url: acceptedValue<string>(event) ?? '' },
  })),
  /** Which check refused stays known until the browser comes back to the app with the error. */
  keepLanding: keep(({ event }) => {
    const landing = outputOf<Landing>(event);
    return { landing, refusedBy: landing.refusedBy ?? '' };
  }),
  keepPage: keep(({ event }) => ({ landing: outputOf<Landing>(event) })),
  keepReturned: keep(({ context, event }) => ({
    returned: acceptedValue<Returned>(event) ?? context.returned,
  })),
  keepSubject: keep(
    ({ event }) => acceptedValue<Pick<FlowContext, 'subject' | 'user' | 'claims'>>(event) ?? {},
  ),
  keepResponse: keep(({ event }) => ({ response: outputOf<Exchange>(event).response })),
  keepKeys: keep(({ event }) => ({ keys: outputOf<Exchange>(event).response })),
  keepTokens: keep(({ context, event }) => ({
    tokens: { ...context.tokens, ...acceptedValue<CheckedTokens>(event) },
  })),
  /** The refresh token that was sent is spent once an answer is there. */
  keepSpent: keep(({ context, event }) => ({
    response: outputOf<Exchange>(event).response,
    spent: context.tokens.refreshToken ?? '',
  })),
  keepError: keep(({ event }) => ({ error: errorOf(outputOf<Exchange>(event).response) ?? '' })),
  keepReturnedError: keep(({ context }) => ({
    error: errorInParameters(responseParameters(callbackOf(context.landing))) ?? '',
  })),
  forgetError: keep(() => ({ error: '' })),
};

function acceptedValue<T>(event: Done): T | undefined {
  const verdict = outputOf<Verdict<T>>(event);
  return verdict.ok ? verdict.value : undefined;
}
