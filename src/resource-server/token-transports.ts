import { type HttpRequest, headers, mediaType } from '../protocol/http.ts';
import { decodeParameters, type Parameters, queryOf } from '../protocol/parameters.ts';

/** The access tokens of a request by the way that they came. */
export interface SentTokens {
  /** Every `Authorization` header, of whatever scheme. */
  readonly authorizations: readonly string[];
  /** Tokens of the scheme Bearer. */
  readonly inHeader: readonly string[];
  readonly inQuery: readonly string[];
  readonly inBody: readonly string[];
}

/**
 * Finds tokens wherever RFC 6750 once allowed them, so that the wrong places can be refused by name.
 * @see [RFC 6750 - Bearer Token Usage, section 2](https://www.rfc-editor.org/rfc/rfc6750#section-2)
 */
export function sentTokens(request: HttpRequest): SentTokens {
  const authorizations = headers(request, 'authorization');
  const isForm = mediaType(request) === 'application/x-www-form-urlencoded';
  return {
    authorizations,
    inHeader: authorizations.flatMap((value) => /^bearer +(\S.*)$/i.exec(value.trim())?.[1] ?? []),
    inQuery: accessTokens(queryOf(request.url)),
    inBody: isForm ? accessTokens(decodeParameters(request.body ?? '')) : [],
  };
}

function accessTokens(parameters: Parameters): string[] {
  return parameters.filter(([name]) => name === 'access_token').map(([, value]) => value);
}

/** The token that the checks look at; the first that there is. */
export function firstToken({ inHeader, inQuery, inBody }: SentTokens): string | undefined {
  return inHeader[0] ?? inQuery[0] ?? inBody[0];
}
