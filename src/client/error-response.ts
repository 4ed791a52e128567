import { type HttpResponse, headers } from '../protocol/http.ts';
import { type Parameters, parameter } from '../protocol/parameters.ts';
import { jsonFields, textOf } from './json-body.ts';

/**
 * The error code of a response: out of its JSON body, or out of `WWW-Authenticate`, where an API puts it.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)
 * @see [RFC 6750 - Bearer Token Usage, section 3](https://www.rfc-editor.org/rfc/rfc6750#section-3)
 */
export function errorOf(response: HttpResponse): string | undefined {
  const inBody = textOf(jsonFields(response.body).error);
  return inBody || headers(response, 'www-authenticate').map(errorInChallenge).find(Boolean);
}

/** Takes other quoted texts whole, the one without an end too, so that an `error=` within a description does not count. */
const ERROR_OR_TEXT =
  /(?<![\w-])error\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))|"(?:[^"\\]|\\.)*(?:"|\\?$)/gis;

function errorInChallenge(challenge: string): string | undefined {
  for (const [, quoted, bare] of challenge.matchAll(ERROR_OR_TEXT)) {
    const code = quoted?.replace(/\\(.)/gs, '$1') ?? bare;
    if (code) return code;
  }
  return undefined;
}

/**
 * The error code in the parameters of an authorization response.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)
 */
export function errorInParameters(parameters: Parameters): string | undefined {
  return parameter(parameters, 'error') || undefined;
}
