import type { HttpRequest, HttpResponse } from '../../../protocol/http.ts';
import { decodeParameters, type Parameters, queryOf } from '../../../protocol/parameters.ts';

/** One request and its answer, with what a rule needs to judge them. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  /** What was sent as parameters, in query and body alike. */
  readonly sent: Parameters;
  /** Everything that the server gave out before this exchange and that must stay between its parties. */
  readonly secrets: ReadonlySet<string>;
}

/** A rule of the message contract: says what is wrong, or nothing. */
export type Rule = (exchange: Exchange) => string | undefined;

/** Puts an exchange together. */
export function exchangeOf(
  request: HttpRequest,
  response: HttpResponse,
  secrets: ReadonlySet<string>,
): Exchange {
  const sent = [...queryOf(request.url), ...decodeParameters(request.body ?? '')];
  return { request, response, sent, secrets };
}
