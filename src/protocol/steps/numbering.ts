import { type HttpRequest, type HttpResponse, parseUrl, redirectLocation } from '../http.ts';
import { decodeParameters, type Parameters, parameter, queryOf } from '../parameters.ts';
import type { Occurrence } from './occurrence.ts';

/** Which step of a flow each kind of event belongs to; what a flow does not have is left out. */
export interface Numbers {
  /** What a person does, by the question's name; anything else belongs to the sign-in. */
  readonly actions: Readonly<Record<string, number>>;
  /** What the app does by itself. */
  readonly work: Readonly<Record<string, number>>;
  /** States that begin something after the documented steps. */
  readonly afterwards: Readonly<Record<string, number>>;
  /** The browser asks the app's own server before anything else. */
  readonly atApp?: number;
  /** Sending the authorization request, also pushing it. */
  readonly authorize?: number;
  readonly prompt?: number;
  readonly signIn?: number;
  /** The authorization response on its way to the app. */
  readonly back?: number;
  /** Device codes: asking for them, and the answer. */
  readonly deviceRequest?: number;
  readonly deviceResponse?: number;
  /** The token request, its judgement, and the tokens. */
  readonly token?: number;
  readonly judge?: number;
  readonly tokens?: number;
  readonly api?: number;
  readonly data?: number;
}

/**
 * Makes a flow's `stepOf`. It goes by what a message means (its parameters, its parties), not by vendor paths, so that
 * it also numbers foreign traces.
 */
export function numbering(numbers: Numbers): (occurrence: Occurrence, before: number) => number {
  const last = numbers.data ?? numbers.back ?? 0;
  return (occurrence, before) => {
    const { kind, name = '' } = occurrence;
    if (kind === 'action') return own(numbers.actions, name) ?? numbers.signIn ?? before;
    if (kind === 'state') return own(numbers.afterwards, name) ?? before;
    if (kind === 'work' && occurrence.by === 'app' && !occurrence.request)
      return before > last ? before : (own(numbers.work, name) ?? before);
    if (kind === 'request' || kind === 'response' || kind === 'work')
      return ofMessage(occurrence, before, numbers, last) ?? before;
    return before;
  };
}

/** Foreign names, such as `constructor`, find nothing. */
const own = (table: Readonly<Record<string, number>>, name: string): number | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

function ofMessage(
  occurrence: Occurrence,
  before: number,
  numbers: Numbers,
  last: number,
): number | undefined {
  const { request, from, to, by } = occurrence;
  if (!request) return undefined;
  const afterwards = before > last;
  if ([from, to, by].includes('api')) {
    if (afterwards) return undefined;
    return occurrence.kind === 'response' ? numbers.data : numbers.api;
  }
  return occurrence.channel === 'back'
    ? ofBackChannel(occurrence, request, afterwards, numbers)
    : ofFrontChannel(occurrence, request, before, numbers);
}

function ofBackChannel(
  { kind, response }: Occurrence,
  request: HttpRequest,
  afterwards: boolean,
  numbers: Numbers,
): number | undefined {
  if (afterwards) return undefined;
  const body = decodeParameters(request.body ?? '');
  const grant = parameter(body, 'grant_type');
  if (grant === 'refresh_token') return numbers.afterwards['refreshing'];
  if (grant !== undefined) {
    if (kind === 'request') return numbers.token;
    if (kind === 'work') return numbers.judge;
    return gaveTokens(response)
      ? numbers.tokens
      : numbers.deviceRequest === undefined
        ? numbers.tokens
        : numbers.token;
  }
  if (parameter(body, 'response_type') !== undefined) return numbers.authorize;
  const device =
    numbers.deviceRequest !== undefined &&
    request.method === 'POST' &&
    parameter(body, 'token') === undefined;
  if (!device) return undefined;
  return kind === 'response' ? numbers.deviceResponse : numbers.deviceRequest;
}

const gaveTokens = (response: HttpResponse | undefined): boolean =>
  response !== undefined && response.status >= 200 && response.status < 300;

function ofFrontChannel(
  occurrence: Occurrence,
  request: HttpRequest,
  before: number,
  numbers: Numbers,
): number | undefined {
  const { authorize, prompt, signIn, back, atApp } = numbers;
  // A flow that sends no browser off: whatever passes there, redirects of other flows included, is its user's sign-in.
  if (authorize === undefined || back === undefined) return signIn;
  const isResponse = occurrence.kind === 'response';
  const leads = redirectLocation(occurrence.response ?? NOTHING);
  if (isAnswer(leads) || isAnswerPage(occurrence.response)) return back;
  if (isAnswer(request.url) || isFormPost(occurrence, request))
    return isResponse ? Math.max(back, before) : back;
  if (isQuestion(leads)) return authorize;
  if (isQuestion(request.url)) return isResponse ? prompt : authorize;
  // Back at the app, what its page loads belongs to the step that the flow is at.
  if (before >= back) return undefined;
  const app = occurrence.to === 'app' || occurrence.from === 'app';
  if (app && before <= authorize) return atApp && (isResponse ? Math.max(atApp, before) : atApp);
  // After the sign-in form come further prompts, such as consent.
  return request.method === 'POST' || before === signIn ? signIn : prompt;
}

const NOTHING: HttpResponse = { status: 0, headers: [], body: '' };

/** A URL that asks the authorization endpoint for something, itself or by the name of a pushed request. */
function isQuestion(url: string | undefined): boolean {
  const parameters = queryOf(url ?? '');
  const has = (name: string) => parameter(parameters, name) !== undefined;
  return has('response_type') || (has('request_uri') && has('client_id'));
}

/** A URL that carries an authorization response in its query or its fragment, and does not ask for one. */
function isAnswer(url: string | undefined): boolean {
  const parsed = parseUrl(url ?? '');
  return !!parsed && [parsed.search, parsed.hash].some((part) => isResponse(decodeParameters(part.slice(1))));
}

/** The page whose form takes the response to the app (OAuth 2.0 Form Post Response Mode); nobody types into it. */
function isAnswerPage(response: HttpResponse | undefined): boolean {
  return HIDDEN_ANSWER.test(response?.body.slice(0, MOST) ?? '');
}

const HIDDEN_ANSWER =
  /<input(?=[^<>]{0,300}?\stype=["']?hidden)[^<>]{0,300}?\sname=["']?(?:code|id_token|access_token|error)["'\s/>]/i;

/** More of a foreign page is not searched. */
const MOST = 200_000;

/** The response by `response_mode=form_post`. A login page's form can have a `code` too, but it goes to the server. */
function isFormPost({ from, to }: Occurrence, { body = '' }: HttpRequest): boolean {
  return (to === 'app' || from === 'app') && isResponse(decodeParameters(body));
}

const BROUGHT = ['code', 'error', 'id_token', 'access_token'];

function isResponse(parameters: Parameters): boolean {
  const has = (name: string) => parameter(parameters, name) !== undefined;
  return BROUGHT.some(has) && !has('response_type');
}
