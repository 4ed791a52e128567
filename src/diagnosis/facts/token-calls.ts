import { header } from '../../protocol/http.ts';
import { isObject, jsonObject, type Trace } from '../../trace/index.ts';
import { lacksAnswer, lacksAuthorization, lacksBody, statusOf } from './absent.ts';
import { authenticationOf } from './client-authentication.ts';
import type { Exchange } from './exchange.ts';
import type {
  AuthorizationAnswer,
  AuthorizationAsk,
  DeviceAsk,
  Fields,
  SeenProof,
  TokenCall,
} from './facts.ts';
import { fieldsOf, placed } from './fields.ts';

/** What a token request can be read with. */
export interface Around {
  readonly trace: Trace;
  readonly answers: readonly AuthorizationAnswer[];
  readonly asks: readonly AuthorizationAsk[];
  readonly proofs: ReadonlyMap<number, SeenProof>;
}

/** Reads the requests to the token endpoint. */
export function tokenCallsOf(exchanges: readonly Exchange[], around: Around): TokenCall[] {
  const calls = exchanges.map((exchange) => callOf(exchange, around));
  const redeemed = redeemedBy(calls, around);
  return calls.map((call) => {
    const redeems = redeemed(call);
    return redeems ? { ...call, redeems } : call;
  });
}

/**
 * The answer whose code a call redeems: by value; else the latest before it, unless another call redeems that one, or the app
 * has asked anew since, so that the code may come from an answer that the trace does not have.
 */
function redeemedBy(
  calls: readonly TokenCall[],
  { answers, asks }: Around,
): (call: TokenCall) => AuthorizationAnswer | undefined {
  const withCode = answers.filter(({ fields }) => fields.has('code'));
  const byCode = new Map<string, AuthorizationAnswer>();
  for (const answer of withCode)
    for (const fields of [answer.fields, answer.sent?.fields]) {
      const code = fields?.value('code');
      if (code !== undefined && !byCode.has(code)) byCode.set(code, answer);
    }
  const own = (call: TokenCall) => byCode.get(call.fields.value('code') ?? '');
  const taken = new Set(calls.map(own));
  const latestAnswer = latestBefore(withCode, firstSeq);
  const latestAsk = latestBefore(asks, ({ seq }) => seq);
  return (call) => {
    const mayRedeem =
      call.grant === 'authorization_code' ||
      (call.grant === undefined && (call.lacksBody || call.fields.has('code')));
    if (!mayRedeem) return undefined;
    const answer = own(call) ?? latestAnswer(call.seq);
    if (!answer || own(call)) return answer;
    const askedSince = (latestAsk(call.seq)?.seq ?? -1) > firstSeq(answer);
    return taken.has(answer) || askedSince ? undefined : answer;
  };
}

/** Finds the latest of sorted things before an event; asked with growing events, it walks once. */
function latestBefore<T>(sorted: readonly T[], seqOf: (one: T) => number): (seq: number) => T | undefined {
  let next = 0;
  return (seq) => {
    for (let one = sorted[next]; one !== undefined && seqOf(one) < seq; one = sorted[next]) next += 1;
    return sorted[next - 1];
  };
}

const firstSeq = ({ seq, sent }: AuthorizationAnswer): number => sent?.seq ?? seq;

function callOf({ seq, request, response, query, body, answer }: Exchange, around: Around): TokenCall {
  const { trace, proofs } = around;
  const inBody = body.kind === 'JSON' ? "the token request's JSON body" : "the token request's form";
  const fields = fieldsOf([
    ...placed(body.parameters, seq, inBody).list,
    ...placed(query, seq, "the token request's query").list,
  ]);
  const authentication = authenticationOf(request, fields);
  const answered = placed(answer().parameters, response?.seq ?? seq, 'the token response');
  const status = statusOf(response);
  const refused = status !== undefined && status >= 400;
  const clientId = fields.value('client_id') ?? authentication.find((one) => one.clientId)?.clientId;
  return {
    ...{ seq, event: request, grant: fields.value('grant_type'), fields, clientId, authentication },
    lacksBody: lacksBody(request, trace),
    lacksAuthorization: lacksAuthorization(request, trace),
    origin: header(request.message, 'origin'),
    ...{ response, status, answer: answered, proof: proofs.get(seq) },
    lacksAnswer: lacksAnswer(response, trace),
    error: errorIn(answered),
    succeeded: !refused && (answered.has('access_token') || answered.has('id_token')),
  };
}

/** The error code of an answer, also where a server puts it into an object or under a name of its own. */
export function errorIn(answer: Fields): string | undefined {
  const error = answer.value('error') ?? answer.value('errorCode');
  if (error === undefined || !error.startsWith('{')) return error;
  const object = jsonObject(error);
  const code = isObject(object) && ['code', 'type', 'status'].map((name) => own(object, name)).find(isText);
  return code || error;
}

const isText = (value: unknown): value is string => typeof value === 'string';

const own = (object: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/** Reads device authorization requests, each with its polls: by the device code, else those that follow it. */
export function devicesOf(exchanges: readonly Exchange[], calls: readonly TokenCall[]): DeviceAsk[] {
  const asks = exchanges.map(({ seq, request, response, body, query, answer }) => ({
    ...{ seq, event: request, response },
    fields: fieldsOf([
      ...placed(body.parameters, seq, "the device authorization request's form").list,
      ...placed(query, seq, "the device authorization request's query").list,
    ]),
    answer: placed(answer().parameters, response?.seq ?? seq, 'the device authorization response'),
    polls: [] as TokenCall[],
  }));
  const byCode = new Map(asks.map((ask) => [ask.answer.value('device_code'), ask]));
  let next = 0;
  for (const call of calls) {
    for (let ask = asks[next]; ask && ask.seq < call.seq; ask = asks[next]) next += 1;
    const isPoll = call.grant?.endsWith('device_code') || call.fields.has('device_code');
    const latest = asks[next - 1];
    const code = call.fields.value('device_code');
    if (isPoll) (byCode.get(code) ?? latest)?.polls.push(call);
    else if (call.lacksBody && call.grant === undefined) latest?.polls.push(call);
  }
  return asks;
}
