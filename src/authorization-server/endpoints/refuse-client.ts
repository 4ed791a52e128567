import { type Header, type HttpResponse, header } from '../../protocol/http.ts';
import type { Refusal } from '../checks/run.ts';
import type { Context } from '../context.ts';
import { errorFields, json } from '../responses.ts';

/**
 * An error for a client at the back channel: JSON, 400, or 401 where the client itself is refused.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)
 */
export function refuseClient({ request }: Context, { error }: Refusal): HttpResponse {
  const unknown = error.code === 'invalid_client';
  const tried = unknown && header(request, 'authorization') !== undefined;
  const headers: Header[] = tried ? [['WWW-Authenticate', 'Basic realm="clients"']] : [];
  return json(error.status ?? (unknown ? 401 : 400), errorFields(error), headers);
}
