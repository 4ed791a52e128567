import { header, headers } from '../../protocol/http.ts';
import type { Trace } from '../../trace/index.ts';
import { lacksAuthorization, statusOf } from './absent.ts';
import { readChallenges } from './challenge.ts';
import type { Exchange } from './exchange.ts';
import type { Field, Fields, ResourceCall, SeenProof } from './facts.ts';
import { noFields, placed } from './fields.ts';

/** Reads requests to the API and to /userinfo, in order. */
export function resourceCallsOf(
  { api, userinfo }: Readonly<Record<ResourceCall['to'], readonly Exchange[]>>,
  { trace, proofs }: { trace: Trace; proofs: ReadonlyMap<number, SeenProof> },
): ResourceCall[] {
  const calls = [
    ...api.map((exchange) => ({ exchange, to: 'api' as const })),
    ...userinfo.map((exchange) => ({ exchange, to: 'userinfo' as const })),
  ];
  calls.sort((a, b) => a.exchange.seq - b.exchange.seq);
  return calls.map(({ exchange, to }) => {
    const { seq, request, response } = exchange;
    const [scheme, token] = credentialsOf(exchange);
    const name = to === 'userinfo' ? 'the userinfo response' : "the API's answer";
    return {
      ...{ seq, event: request, to, scheme, token, proof: proofs.get(seq) },
      lacksAuthorization: lacksAuthorization(request, trace),
      ...{ response, status: statusOf(response), challenge: challengeOf(exchange) },
      answer: placed(exchange.answer().parameters, response?.seq ?? seq, name),
    };
  });
}

/** By the header; else by the form or the query, as RFC 6750 §2.2 and §2.3 allow. */
function credentialsOf({ seq, request, body, query }: Exchange): [string | undefined, Field | undefined] {
  const authorization = header(request.message, 'authorization');
  const [, scheme, value] = /^(\S+)\s+(\S.*)$/s.exec(authorization?.trim() ?? '') ?? [];
  if (scheme !== undefined && value !== undefined) {
    const isToken = /^(?:bearer|dpop|token)$/i.test(scheme);
    const field = { name: 'access_token', value, seq, where: 'the Authorization header' };
    return [scheme, isToken ? field : undefined];
  }
  const inForm = body.kind === 'form' ? placed(body.parameters, seq, "the API request's form") : noFields;
  const field =
    inForm.get('access_token') ?? placed(query, seq, "the API request's query").get('access_token');
  return [authorization, field];
}

const OURS = /^(?:bearer|dpop)$/i;

/** The Bearer or DPoP challenge that says most; of several headers, and of several challenges in one. */
function challengeOf({ response, seq }: Exchange): Fields {
  if (!response) return noFields;
  const all = headers(response.message, 'www-authenticate').flatMap(readChallenges);
  const ours = all.filter(({ scheme }) => OURS.test(scheme));
  const telling = ours.find(({ parameters }) => parameters.some(([name]) => name === 'error'));
  const one = telling ?? ours[0];
  return one ? placed(one.parameters, response.seq ?? seq, 'the WWW-Authenticate header') : noFields;
}
