import { header } from '../../../protocol/http.ts';
import type { RequestEvent, ResponseEvent } from '../../../trace/index.ts';
import { lacksAnswer, lacksAuthorization, lacksBody, statusOf } from '../../facts/absent.ts';
import { readBody } from '../../facts/body.ts';
import { authenticationOf } from '../../facts/client-authentication.ts';
import type { Facts, Fields, TokenCall } from '../../facts/facts.ts';
import { placed } from '../../facts/fields.ts';

/** A request in which a client says who it is. */
export interface ClientCall extends TokenCall {
  /** In words: `the token request`. */
  readonly request: string;
}

/** Token requests, and the refused ones of {@link otherCalls}. */
export function clientCalls(facts: Facts): ClientCall[] {
  const calls = facts.tokenCalls.map((call): ClientCall => ({ ...call, request: 'the token request' }));
  return [...calls, ...otherCalls(facts)].sort((one, other) => one.seq - other.seq);
}

/** Refused requests in which clients authenticate as at the token endpoint (RFC 9126 §2, RFC 8628 §3.1, RFC 7009 §2.1, RFC 7662 §2.1). */
export function otherCalls(facts: Facts): ClientCall[] {
  const { pushes, devices, revocations, introspections } = facts;
  const kinds = [
    { request: 'the pushed authorization request', list: pushes },
    { request: 'the device authorization request', list: devices },
    { request: 'the revocation request', list: revocations },
    { request: 'the introspection request', list: introspections },
  ];
  return kinds.flatMap(({ request, list }) =>
    list
      .filter(({ response }) => (response?.message.status ?? 0) >= 400)
      .map((one) => asCall(facts, one, request)),
  );
}

interface Asked {
  readonly seq: number;
  readonly event: RequestEvent;
  readonly fields: Fields;
  readonly response?: ResponseEvent | undefined;
}

function asCall({ trace }: Facts, { seq, event, fields, response }: Asked, request: string): ClientCall {
  const authentication = authenticationOf(event, fields);
  const parameters = response ? readBody(response.message).parameters : [];
  const answer = placed(parameters, response?.seq ?? seq, 'the answer');
  return {
    ...{ seq, event, fields, authentication, response, answer, request },
    ...{ grant: undefined, status: statusOf(response), succeeded: false, error: answer.value('error') },
    clientId: fields.value('client_id') ?? authentication.find((one) => one.clientId)?.clientId,
    ...{ lacksBody: lacksBody(event, trace), lacksAuthorization: lacksAuthorization(event, trace) },
    ...{ lacksAnswer: lacksAnswer(response, trace), origin: header(event.message, 'origin') },
  };
}
