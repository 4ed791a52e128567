import { decodeJwt } from '../../protocol/jwt.ts';
import { parameter } from '../../protocol/parameters.ts';
import type { Exchange } from './exchange.ts';
import type { AuthorizationAsk, Fields } from './facts.ts';
import { fieldsOf, membersOf, merged, noFields, placed } from './fields.ts';

/** What was pushed, by the `request_uri` that was given for it. */
export type PushedRequests = ReadonlyMap<string, PushedRequest>;

interface PushedRequest {
  readonly exchange: Exchange;
  readonly fields: Fields;
}

/**
 * Reads pushed authorization requests.
 * @see [RFC 9126 - OAuth 2.0 Pushed Authorization Requests, section 2](https://www.rfc-editor.org/rfc/rfc9126#section-2)
 */
export function pushedIn(exchanges: readonly Exchange[]): PushedRequests {
  const pushed = new Map<string, PushedRequest>();
  for (const exchange of exchanges) {
    const uri = parameter(exchange.answer().parameters, 'request_uri');
    const fields = withObject(
      placed(exchange.body.parameters, exchange.seq, 'the pushed authorization request'),
    );
    if (uri !== undefined) pushed.set(uri, { exchange, fields: fields ?? noFields });
  }
  return pushed;
}

/** Reads an authorization request, with what it only refers to. */
export function askOf(exchange: Exchange, pushed: PushedRequests): AuthorizationAsk {
  const { seq, request, response, query, body } = exchange;
  const inUrl = fieldsOf([
    ...placed(query, seq, "the authorization request's query").list,
    ...placed(body.kind === 'form' ? body.parameters : [], seq, "the authorization request's form").list,
  ]);
  const uri = inUrl.value('request_uri');
  const referred = uri === undefined ? undefined : pushed.get(uri);
  const whole = referred ? merged(referred.fields, inUrl) : withObject(inUrl);
  return {
    ...{ seq, event: request, inUrl, response, fields: whole ?? inUrl },
    ...(referred && { pushed: { seq: referred.exchange.seq, response: referred.exchange.response } }),
    opaque: !whole || (uri !== undefined && (referred?.fields.list.length ?? 0) === 0),
  };
}

/**
 * The parameters of a request object go before those beside it; `undefined` where there is one that cannot be read.
 * @see [RFC 9101 - JWT-Secured Authorization Request, section 6.3](https://www.rfc-editor.org/rfc/rfc9101#section-6.3)
 */
function withObject(fields: Fields): Fields | undefined {
  const object = fields.get('request');
  if (!object) return fields;
  const jwt = decodeJwt(object.value);
  return jwt && merged(placed(membersOf(jwt.claims), object.seq, 'the request object'), fields);
}

const SAME = ['client_id', 'redirect_uri', 'response_type', 'state', 'nonce', 'code_challenge', 'scope'];

/** What two requests have in common that only bring the same question on its way, as servers repeat it after a login page. */
export const questionOf = ({ fields }: AuthorizationAsk): string =>
  JSON.stringify([...SAME, 'request_uri'].map((name) => fields.value(name) ?? null));
