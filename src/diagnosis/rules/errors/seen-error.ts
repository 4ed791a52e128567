import { redirectLocation } from '../../../protocol/http.ts';
import { parameter } from '../../../protocol/parameters.ts';
import { parametersOfLocation, type ResponseEvent } from '../../../trace/index.ts';
import { lacksAnswer } from '../../facts/absent.ts';
import { readBody } from '../../facts/body.ts';
import { bare } from '../../facts/exchange.ts';
import type {
  AuthorizationAnswer,
  AuthorizationAsk,
  Facts,
  Fields,
  ResourceCall,
  TokenCall,
} from '../../facts/facts.ts';
import { placed } from '../../facts/fields.ts';
import { pageText } from '../../facts/page-forms.ts';
import { errorIn } from '../../facts/token-calls.ts';
import { grants, refusalOf } from '../refusals.ts';

type Place = 'authorization' | 'page' | 'resource' | 'token' | Side;

/** Requests beside those for tokens. */
type Side = 'pushed' | 'device' | 'revocation' | 'introspection' | 'logout';

/** An error answer, wherever it came from. */
export interface SeenError {
  /** Who refused what, in words: `the token endpoint`. */
  readonly by: string;
  readonly place: Place;
  readonly code: string | undefined;
  readonly status: number | undefined;
  /** The server's own words. */
  readonly words: string;
  /** The answer. */
  readonly seq: number;
  readonly where: string;
  readonly at: number;
  /** Names by which the server's log finds it. */
  readonly traceIds: readonly string[];
  readonly call?: TokenCall;
  readonly ask?: AuthorizationAsk | undefined;
  readonly resource?: ResourceCall;
}

const known = new WeakMap<Facts, readonly SeenError[]>();

/** Every error answer of an attempt, in order. Facts never change, so they are gone through once. */
export function errorsIn(facts: Facts): readonly SeenError[] {
  const before = known.get(facts);
  if (before) return before;
  const errors = [
    ...facts.answers.flatMap((answer) => ofAnswer(facts, answer)),
    ...onPages(facts),
    ...facts.pages.flatMap(({ response }) => ofPage(facts, response)),
    ...facts.pushes.flatMap(({ response }) => ofSide(facts, response, 'pushed')),
    ...facts.devices.flatMap(({ response }) => ofSide(facts, response, 'device')),
    ...facts.revocations.flatMap(({ response }) => ofSide(facts, response, 'revocation')),
    ...facts.introspections.flatMap(({ response }) => ofSide(facts, response, 'introspection')),
    ...facts.logouts.flatMap(({ response }) => ofSide(facts, response, 'logout')),
    ...facts.tokenCalls.flatMap((call) => ofCall(facts, call)),
    ...facts.resourceCalls.flatMap((call) => ofResource(facts, call)),
  ].sort((a, b) => a.seq - b.seq);
  const unhealed = withoutNonceChallenges(facts, errors);
  known.set(facts, unhealed);
  return unhealed;
}

/** A server that hands out a nonce refuses once, by design; what comes next uses it (RFC 9449 §8). */
function withoutNonceChallenges(
  { tokenCalls, resourceCalls }: Facts,
  errors: readonly SeenError[],
): SeenError[] {
  const last = (calls: readonly { readonly seq: number }[]) => calls.at(-1)?.seq ?? -1;
  const lastCall = { token: last(tokenCalls), resource: last(resourceCalls) };
  return errors.filter(({ code, place, seq }) => {
    if (code !== 'use_dpop_nonce' || (place !== 'token' && place !== 'resource')) return true;
    return lastCall[place] < seq;
  });
}

function ofAnswer(facts: Facts, answer: AuthorizationAnswer): SeenError[] {
  const { fields, seq, ask } = answer;
  const code = fields.value('error');
  if (code === undefined) return [];
  const words = fields.value('error_description') ?? '';
  return [
    {
      ...{ by: 'the authorization server', place: 'authorization', code, status: undefined, words, seq, ask },
      ...{ where: fields.get('error')?.where ?? '', at: timeOf(facts, seq), traceIds: idsIn(fields) },
    },
  ];
}

/** Requests that the server refused on a page of its own. */
function onPages(facts: Facts): SeenError[] {
  const answered = new Set(facts.answers.map(({ ask }) => ask));
  return facts.asks.flatMap((ask): SeenError[] => {
    const refusal = answered.has(ask) ? undefined : refusalOf(facts, ask);
    if (!refusal) return [];
    const { words, seq, where } = refusal;
    const code = refusal.code ?? codeIn(words);
    const status = ask.response?.message.status;
    return [
      {
        ...{ by: 'the authorization server', place: 'authorization', code, status, words, seq, where, ask },
        ...{ at: timeOf(facts, seq), traceIds: [] },
      },
    ];
  });
}

/** Pictures and scripts that are not there stop nobody. */
const ASSET = /\.(?:ico|png|svg|gif|jpe?g|webp|css|js|mjs|map|woff2?|json|txt|webmanifest)$/i;

/** A page for signing in, or for consent, that is an error page. */
function ofPage(facts: Facts, response: ResponseEvent | undefined): SeenError[] {
  if (!response || response.message.status < 400) return [];
  const request = facts.trace.events[response.seq] && facts.model.requestOf(response);
  if (!request || ASSET.test(bare(request.message.url))) return [];
  const posted = request.message.method === 'POST';
  if (!posted && readBody(response.message).kind !== 'HTML') return [];
  const words = pageText(response.message.body).slice(0, 300);
  const { seq, message } = response;
  return [
    {
      ...{
        by: "the server's sign-in page",
        place: 'page',
        code: codeIn(words),
        status: message.status,
        words,
      },
      ...{ seq, where: 'the page', at: timeOf(facts, seq), traceIds: [] },
    },
  ];
}

/** Error codes that pages quote: `Error 400: redirect_uri_mismatch`. */
const QUOTED =
  /\b(?:invalid_(?:client|request|scope|grant|redirect_uri|request_uri|target)|unauthorized_client|access_denied|unsupported_response_type|redirect_uri_mismatch|server_error|temporarily_unavailable)\b/;

const codeIn = (words: string): string | undefined => QUOTED.exec(words.slice(0, 5000))?.[0];

const SIDES: Readonly<
  Record<Side, { readonly by: string; readonly where: string; readonly brings: readonly string[] }>
> = {
  pushed: {
    ...{ by: 'the PAR endpoint', where: 'the pushed authorization response' },
    brings: ['request_uri'],
  },
  device: {
    ...{ by: 'the device authorization endpoint', where: 'the device authorization response' },
    brings: ['device_code', 'user_code'],
  },
  revocation: { by: 'the revocation endpoint', where: 'the revocation response', brings: [] },
  introspection: {
    by: 'the introspection endpoint',
    where: 'the introspection response',
    brings: ['active'],
  },
  logout: { by: 'the logout endpoint', where: 'the logout response', brings: [] },
};

function ofSide(facts: Facts, response: ResponseEvent | undefined, place: Side): SeenError[] {
  if (!response) return [];
  const { by, where, brings } = SIDES[place];
  const fields = placed(readBody(response.message).parameters, response.seq, where);
  const { status } = response.message;
  const code = place === 'logout' && status < 400 ? undefined : errorIn(fields);
  const incomplete = isWhole(facts, response) && brings.some((name) => !fields.has(name));
  if (code === undefined && status < 400 && !incomplete) return [];
  return [{ by, place, code, status, where, ...told(facts, fields, response.seq) }];
}

/** An answer that went well and whose body the trace has. */
const isWhole = (facts: Facts, response: ResponseEvent): boolean =>
  response.message.status >= 200 && response.message.status < 300 && !lacksAnswer(response, facts.trace);

/** A device that has to wait is answered with an error, and nothing is wrong (RFC 8628 §3.5). */
const NOT_YET: ReadonlySet<string | undefined> = new Set(['authorization_pending', 'slow_down']);

function ofCall(facts: Facts, call: TokenCall): SeenError[] {
  const { error: code, status, succeeded, response, answer } = call;
  const meant = call.grant !== undefined || call.lacksBody;
  const empty = meant && response !== undefined && isWhole(facts, response);
  const refused = code !== undefined || (status ?? 0) >= 400 || empty;
  if (succeeded || !refused || NOT_YET.has(code)) return [];
  const seq = response?.seq ?? call.seq;
  const where = 'the token response';
  return [
    { by: 'the token endpoint', place: 'token', code, status, where, call, ...told(facts, answer, seq) },
  ];
}

function ofResource(facts: Facts, resource: ResourceCall): SeenError[] {
  const { status, challenge, answer, response, to } = resource;
  if (!response || (status ?? 0) < 400) return [];
  const fields = challenge.has('error') ? challenge : answer;
  const where = challenge.has('error') ? 'the WWW-Authenticate header' : "the API's answer";
  const by = to === 'userinfo' ? 'the userinfo endpoint' : 'the API';
  const code = errorIn(fields);
  return [{ by, place: 'resource', code, status, where, resource, ...told(facts, fields, response.seq) }];
}

const told = (facts: Facts, fields: Fields, seq: number) => ({
  words: fields.value('error_description') ?? fields.value('errorSummary') ?? fields.value('message') ?? '',
  ...{ seq, at: timeOf(facts, seq), traceIds: idsIn(fields) },
});

const IDS = ['correlation_id', 'trace_id', 'request_id', 'requestId', 'errorId', 'logId'] as const;

const idsIn = (fields: Fields): string[] =>
  IDS.flatMap((name) => {
    const value = fields.value(name);
    return value && value.length < 100 ? [`${name} ${value}`] : [];
  });

export const timeOf = (facts: Facts, seq: number): number => facts.trace.events[seq]?.at ?? 0;

/** Whether the user got in afterwards: in this attempt, or in a later one of the same client. */
export function gotInLater(facts: Facts, { seq, at }: Pick<SeenError, 'seq' | 'at'>): boolean {
  const here = lastGrant(facts);
  if (here !== undefined && here > seq) return true;
  const client = facts.clientId?.value;
  return facts.others.some((other) => {
    const last = other.clientId?.value === client ? lastGrant(other) : undefined;
    return last !== undefined && timeOf(other, last) > at;
  });
}

const lastGrants = new WeakMap<Facts, number | undefined>();

function lastGrant(facts: Facts): number | undefined {
  if (!lastGrants.has(facts)) {
    const brought = [
      ...facts.answers.filter(grants),
      ...facts.tokenCalls.filter(({ succeeded }) => succeeded),
    ].map(({ seq }) => seq);
    lastGrants.set(facts, brought.length > 0 ? brought.reduce((a, b) => Math.max(a, b)) : undefined);
  }
  return lastGrants.get(facts);
}

/** The error that an app puts into the address where it sends the browser after a callback. */
export function errorInRedirect(response: ResponseEvent): string | undefined {
  const location = redirectLocation(response.message);
  if (location === undefined) return undefined;
  const sent = parametersOfLocation(location);
  return ['error', 'auth_error', 'login_error', 'error_code']
    .map((name) => parameter(sent, name))
    .find(Boolean);
}
