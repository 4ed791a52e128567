import type { FlowId } from '../../../flows/index.ts';
import type { Failure } from '../../../flows/kit/failures.ts';
import type { Edit, Move, Recipe } from '../../recipe.ts';

/** How a refusal travels: on a page for the person, back to the app through the browser, or in the answer to the app's own request. */
export interface Wire {
  readonly by: 'page' | 'redirect' | 'answer';
  /** Of the response that brings it; of a redirect, 303, or 200 for the page that posts it. */
  readonly status?: number;
  /** Its code; absent where the server says none. */
  readonly error?: string;
}

/** A real exchange that ends in a failure. */
export interface FailureCase {
  /** The flows in which it does. */
  readonly in: readonly FlowId[];
  /** The specification's section that the refusal rests on. */
  readonly spec: string;
  readonly what: string;
  readonly state: Failure;
  /** The check that refuses: the server's, the API's or the app's. */
  readonly check?: string;
  /** What goes over the wire because of it; absent where the app itself refuses. */
  readonly wire?: Wire;
  readonly options?: Recipe['options'];
  readonly moves?: Moves;
}

/** What somebody does: the same everywhere, or by the flow. */
export type Moves = readonly Move[] | ((flow: FlowId) => readonly Move[] | Promise<readonly Move[]>);

/** An error page; the app hears nothing of it. */
export const onPage = (status: number, error: string): Wire => ({ by: 'page', status, error });
/** An error that the browser takes to the app. */
export const toApp = (error: string): Wire => ({ by: 'redirect', error });
/** An answer to the app's own request. */
export const answered = (status: number, error?: string): Wire => ({
  ...{ by: 'answer', status },
  ...(error !== undefined && { error }),
});

// Who has what.
export const CODE_FLOWS = ['authorization-code', 'authorization-code-pkce', 'hybrid'] as const;
export const BROWSER_FLOWS = [...CODE_FLOWS, 'implicit-form-post'] as const;
/** The app has a server of its own. */
export const WEB_APPS = ['authorization-code', 'hybrid', 'implicit-form-post'] as const;
export const FORM_POST = ['implicit-form-post', 'hybrid'] as const;
export const WITH_USER_TOKENS = [...CODE_FLOWS, 'device-authorization', 'resource-owner-password'] as const;
export const WITH_TOKENS = [...WITH_USER_TOKENS, 'client-credentials'] as const;
/** The client authenticates. */
export const CONFIDENTIAL = [
  'authorization-code',
  'hybrid',
  'client-credentials',
  'resource-owner-password',
] as const;
/** The grant needs no page. */
export const DIRECT = ['client-credentials', 'resource-owner-password'] as const;

// Where something happens.
export const AUTHORIZE = 'request GET /authorize';
export const PAR = 'request POST /oauth/par';
export const TOKEN = 'request POST /oauth/token';
export const ORDERS = 'request GET /orders';

/** Where the browser brings the response to the app. */
export const callbackOf = (flow: FlowId): string =>
  FORM_POST.some((id) => id === flow) ? 'request POST /callback' : 'request GET /callback';

/** The request that brings the tokens, and the one of the refresh after it. A device polls twice in vain. */
export const tokenStops = (flow: FlowId): { readonly first: string; readonly refresh: string } =>
  flow === 'device-authorization'
    ? { first: `${TOKEN} #3`, refresh: `${TOKEN} #4` }
    : { first: TOKEN, refresh: `${TOKEN} #2` };

/** The response to the request that is held at a stop. */
export const responseTo = (stop: string): string => stop.replace('request', 'response');

// What somebody does.
export const edit = (at: string, ...edits: Edit[]): Move => ({ at, do: 'edit', edits });
export const set = (parameter: string, value: string | null): Edit => ({ parameter, value });
export const setHeader = (header: string, value: string | null): Edit => ({ header, value });
export const setField = (json: string, value: string | null): Edit => ({ json, value });
export const wait = (at: string, seconds: number): Move => ({ at, do: 'wait', seconds });
export const replay = (at: string): Move => ({ at, do: 'replay' });
export const times = (count: number, move: Move): Move[] => Array.from({ length: count }, () => move);
/** Picks offers one after the other, each at the end that the one before led to. */
export const pick = (...offers: string[]): Move[] =>
  offers.map((offer, index) => ({ at: nth('end', index + 1), do: 'pick', offer }));
/** Fills in the pages of a question so, one after the other. */
export const answer = (
  question: string,
  button: string,
  ...filled: Readonly<Record<string, string>>[]
): Move[] =>
  filled.map((fields, index) => ({
    ...{ at: nth(`question ${question}`, index + 1), do: 'answer', form: 0, fields, button },
  }));

/** The name of a stop when it comes for the first, second, ... time. */
export const nth = (stop: string, number: number): string => (number === 1 ? stop : `${stop} #${number}`);

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
