import { type HttpRequest, headers, mediaType } from '../protocol/http.ts';
import { decodeParameters, type Parameters, queryOf } from '../protocol/parameters.ts';

/** How a token is presented: alone, or with a proof that its key is there. */
export type Scheme = 'Bearer' | 'DPoP';

/** The access tokens of a request by the way that they came. */
export interface SentTokens {
  /** Every `Authorization` header, of whatever scheme. */
  readonly authorizations: readonly string[];
  /** Tokens of the schemes Bearer and DPoP. */
  readonly inHeader: readonly { readonly scheme: Scheme; readonly token: string }[];
  readonly inQuery: readonly string[];
  readonly inBody: readonly string[];
}

/**
 * Finds tokens wherever RFC 6750 once allowed them, so that the wrong places can be refused by name.
 * @see [RFC 6750 - Bearer Token Usage, section 2](https://www.rfc-editor.org/rfc/rfc6750#section-2)
 * @see [RFC 9449 - Demonstrating Proof of Possession, section 7.1](https://www.rfc-editor.org/rfc/rfc9449#section-7.1)
 */
export function sentTokens(request: HttpRequest): SentTokens {
  const authorizations = headers(request, 'authorization');
  const isForm = mediaType(request) === 'application/x-www-form-urlencoded';
  return {
    authorizations,
    inHeader: authorizations.flatMap(credentials),
    inQuery: accessTokens(queryOf(request.url)),
    inBody: isForm ? accessTokens(decodeParameters(request.body ?? '')) : [],
  };
}

function credentials(value: string): SentTokens['inHeader'] {
  const [, scheme, token] = /^(bearer|dpop) +(\S.*)$/i.exec(value.trim()) ?? [];
  if (scheme === undefined || token === undefined) return [];
  return [{ scheme: scheme.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer', token }];
}

function accessTokens(parameters: Parameters): string[] {
  return parameters.filter(([name]) => name === 'access_token').map(([, value]) => value);
}

/** The token that the checks look at: the first that there is. In query and body only bearer tokens ever came. */
export function firstToken({
  inHeader,
  inQuery,
  inBody,
}: SentTokens): SentTokens['inHeader'][number] | undefined {
  const token = inQuery[0] ?? inBody[0];
  return inHeader[0] ?? (token === undefined ? undefined : { scheme: 'Bearer', token });
}
