import { type HttpRequest, type HttpResponse, parseUrl, redirectLocation } from '../../protocol/http.ts';
import { decodeParameters, type Parameters, parameter, queryOf } from '../../protocol/parameters.ts';
import type { Occurrence } from '../contract.ts';

const WORK: Readonly<Record<string, number>> = {
  make_code_verifier: 2,
  check_authorization_response: 6,
  validate_tokens: 9,
  show_orders: 11,
  keep_new_tokens: 12,
};

/** States that begin something after the eleven steps. */
const AFTERWARDS: Readonly<Record<string, number>> = {
  refreshing: 12,
  reusingRefreshToken: 13,
  askingUserinfo: 14,
  revoking: 15,
};

/** Foreign names, such as `constructor`, find nothing. */
const stepIn = (table: Readonly<Record<string, number>>, name: string): number | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/**
 * The step of FLOWS that an occurrence belongs to. It goes by what a message means (its parameters, its parties), not by
 * vendor paths, so that it also numbers foreign traces.
 */
export function stepOf(occurrence: Occurrence, before: number): number {
  const { kind, name = '' } = occurrence;
  if (kind === 'action') return name === 'pick_login' ? 1 : 5;
  if (kind === 'state') return stepIn(AFTERWARDS, name) ?? before;
  if (kind === 'work' && occurrence.by === 'app')
    return before > 12 ? before : (stepIn(WORK, name) ?? before);
  if (kind === 'request' || kind === 'response' || kind === 'work') return ofMessage(occurrence, before);
  return before;
}

function ofMessage(occurrence: Occurrence, before: number): number {
  const { request, from, to } = occurrence;
  if (!request) return before;
  const api = [from, to, occurrence.by].includes('api');
  if (api) return occurrence.kind === 'response' ? 11 : 10;
  return occurrence.channel === 'back'
    ? ofBackChannel(occurrence, request, before)
    : ofFrontChannel(occurrence, request, before);
}

function ofBackChannel({ kind }: Occurrence, request: HttpRequest, before: number): number {
  if (before >= 12) return before;
  const grant = parameter(decodeParameters(request.body ?? ''), 'grant_type');
  if (grant === undefined) return before;
  if (grant === 'refresh_token') return 12;
  return { request: 7, work: 8 }[kind as string] ?? 9;
}

function ofFrontChannel(occurrence: Occurrence, request: HttpRequest, before: number): number {
  const back = isAuthorizationResponse(redirectLocation(occurrence.response ?? NOTHING));
  if (back || isAuthorizationResponse(request.url) || isFormPost(occurrence, request)) return 6;
  if (parameter(queryOf(request.url), 'response_type') !== undefined)
    return occurrence.kind === 'response' ? 4 : 3;
  // Back at the app, what its page loads belongs to the step that the flow is at.
  if (before >= 6) return before;
  // After the sign-in form come further prompts, such as consent.
  return request.method === 'POST' || before === 5 ? 5 : 4;
}

const NOTHING: HttpResponse = { status: 0, headers: [], body: '' };

/** A URL that carries a code, or an error, in its query or its fragment, and does not ask for one. */
function isAuthorizationResponse(url: string | undefined): boolean {
  const parsed = parseUrl(url ?? '');
  return !!parsed && [parsed.search, parsed.hash].some((part) => isResponse(decodeParameters(part.slice(1))));
}

/** The response by `response_mode=form_post`. A login page's form can have a `code` too, but it goes to the server. */
function isFormPost({ from, to }: Occurrence, { body = '' }: HttpRequest): boolean {
  return (to === 'app' || from === 'app') && isResponse(decodeParameters(body));
}

function isResponse(parameters: Parameters): boolean {
  const has = (name: string) => parameter(parameters, name) !== undefined;
  return (has('code') || has('error')) && !has('response_type');
}
