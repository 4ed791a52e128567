import { perform, plainRecipe, type Recipe } from '../../lab/index.ts';
import type { HttpRequest, HttpResponse } from '../../protocol/http.ts';
import type { Party } from '../../protocol/parties.ts';
import type { Draft, Trace, TraceEvent } from '../events.ts';

/** A real trace: of the code flow with PKCE, unless another is asked for. */
export const performed = (changes: Partial<Recipe> = {}, flow = 'authorization-code-pkce'): Promise<Trace> =>
  perform(plainRecipe(flow, changes));

/** A trace out of drafts, one millisecond apart, all in step 1. */
export function traceOf(...drafts: readonly Draft[]): Trace {
  return {
    version: 1,
    flow: 'authorization-code-pkce',
    events: drafts.map((draft, seq): TraceEvent => ({ seq, at: seq, step: 1, ...draft })),
  };
}

const channelOf = (from: Party, to: Party) =>
  from === 'browser' || to === 'browser' ? ('front' as const) : ('back' as const);

/** A request from one party to another. */
export function asks(exchange: string, from: Party, to: Party, message: Partial<HttpRequest> = {}): Draft {
  return {
    ...{ kind: 'request', exchange, from, to, channel: channelOf(from, to), readers: [] },
    message: { method: 'GET', url: `https://${to}.example/`, headers: [], ...message },
  };
}

/** A response from one party to another. */
export function answers(
  exchange: string,
  from: Party,
  to: Party,
  message: Partial<HttpResponse> = {},
): Draft {
  return {
    ...{ kind: 'response', exchange, from, to, channel: channelOf(from, to), readers: [] },
    message: { status: 200, headers: [], body: '', ...message },
  };
}

/** Work of one party. */
export function works(by: Party, changes: Partial<Extract<Draft, { kind: 'work' }>> = {}): Draft {
  return { kind: 'work', by, name: 'work', label: 'Works', values: [], checks: [], ...changes };
}
