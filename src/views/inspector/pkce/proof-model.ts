import { header } from '../../../protocol/http.ts';
import { decodeParameters, parameter, queryOf } from '../../../protocol/parameters.ts';
import type { RequestEvent, TraceEvent, TraceModel, WorkEvent } from '../../../trace/index.ts';

/** A challenge as an authorization request really carried it. */
export interface SentChallenge {
  /** The request's event. */
  readonly seq: number;
  /** `undefined` where the request carried none. */
  readonly challenge: string | undefined;
  /** As sent; its absence means `plain` (RFC 7636 §4.3). */
  readonly method: string | undefined;
}

/** What the PKCE panel works out again. */
export interface PkceProof {
  readonly verifier: string;
  /** Where the verifier was read. */
  readonly from: 'made' | 'token request';
  /** `undefined` while no authorization request is in the trace. */
  readonly sent: SentChallenge | undefined;
}

/** The verifier of an event and the challenge that it must give; `undefined` for events that have nothing to do with PKCE. */
export function pkceProof(model: TraceModel, event: TraceEvent): PkceProof | undefined {
  if (event.kind !== 'work') return undefined;
  if (event.name === 'make_code_verifier') return madeProof(model, event);
  return event.checks.some(({ id }) => id === 'verifier_matches_challenge')
    ? checkedProof(model, event)
    : undefined;
}

function madeProof(model: TraceModel, event: WorkEvent): PkceProof | undefined {
  const verifier = event.values.find(({ name }) => name === 'code_verifier')?.value;
  if (verifier === undefined) return undefined;
  const next = authorizationRequests(model).find(({ seq }) => seq > event.seq);
  return { verifier, from: 'made', sent: next && sentIn(next) };
}

function checkedProof(model: TraceModel, event: WorkEvent): PkceProof | undefined {
  const body = decodeParameters(model.requestOf(event)?.message.body ?? '');
  const verifier = parameter(body, 'code_verifier');
  if (verifier === undefined) return undefined;
  const before = authorizationRequests(model).filter(({ seq }) => seq < event.seq);
  const state = stateOfCode(model, parameter(body, 'code'));
  const same = before.filter(({ message }) => parameter(queryOf(message.url), 'state') === state);
  const request = (state === undefined ? undefined : same.at(-1)) ?? before.at(-1);
  return { verifier, from: 'token request', sent: request && sentIn(request) };
}

function authorizationRequests({ trace }: TraceModel): RequestEvent[] {
  return trace.events.filter(
    (event): event is RequestEvent =>
      event.kind === 'request' && parameter(queryOf(event.message.url), 'response_type') !== undefined,
  );
}

/** The `state` that came back beside a code, by which its authorization request is found. */
function stateOfCode(model: TraceModel, code: string | undefined): string | undefined {
  const secret = code === undefined ? undefined : model.secretByValue(code);
  for (const { seq } of secret ? model.usesOf(secret.id) : []) {
    const event = model.event(seq);
    const location = event?.kind === 'response' ? header(event.message, 'location') : undefined;
    const state = location && parameter(queryOf(location), 'state');
    if (state !== undefined) return state;
  }
  return undefined;
}

function sentIn({ seq, message }: RequestEvent): SentChallenge {
  const query = queryOf(message.url);
  return {
    seq,
    challenge: parameter(query, 'code_challenge'),
    method: parameter(query, 'code_challenge_method'),
  };
}
