import { type HttpRequest, type HttpResponse, parseUrl, redirectLocation } from '../protocol/http.ts';
import type { Channel, Party, Reader } from '../protocol/parties.ts';

/**
 * Who could read a request's parameters besides its receiver's code.
 * A query travels into the address bar, the history, the receiver's log and, on the next request, the Referer header.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.2)
 */
export function readersOfRequest(request: HttpRequest, channel: Channel, to: Party): Reader[] {
  const receiver = receiverOf(to);
  const inUrl = (parseUrl(request.url)?.search ?? '') !== '';
  if (channel === 'back') return [...(inUrl ? (['server logs'] as const) : []), ...receiver, 'network (TLS)'];
  return inUrl
    ? ['address bar', 'browser history', 'Referer header', 'server logs', ...receiver, 'network (TLS)']
    : ['browser memory', ...receiver, 'network (TLS)'];
}

/** Who could read a response besides the party that asked. A redirect's parameters become the next request's. */
export function readersOfResponse(response: HttpResponse, channel: Channel, to: Party): Reader[] {
  if (channel === 'back') return [...receiverOf(to), 'network (TLS)'];
  const redirects = redirectLocation(response) !== undefined;
  return redirects
    ? ['address bar', 'browser history', 'browser memory', 'network (TLS)']
    : ['browser memory', 'network (TLS)'];
}

function receiverOf(party: Party): Reader[] {
  if (party === 'app') return ['app code'];
  if (party === 'authorization-server') return ['authorization server'];
  return party === 'api' ? ['api'] : [];
}
