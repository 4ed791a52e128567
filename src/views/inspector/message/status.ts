import type { HttpResponse } from '../../../protocol/http.ts';

const STATUS: Readonly<Record<number, readonly [phrase: string, meaning: string]>> = {
  0: ['No response', 'Nobody answered at this address.'],
  200: ['OK', 'The request succeeded.'],
  201: ['Created', 'The request made something new.'],
  204: ['No Content', 'The request succeeded and there is nothing to send back.'],
  301: ['Moved Permanently', 'The browser goes to Location, now and next time.'],
  302: ['Found', 'The browser goes to Location.'],
  303: ['See Other', 'The browser goes to Location with GET, so that it never sends a form there again.'],
  304: ['Not Modified', 'What the browser has is still good.'],
  307: ['Temporary Redirect', 'The browser sends the same request, its body included, to Location.'],
  308: ['Permanent Redirect', 'The browser sends the same request to Location, now and next time.'],
  400: ['Bad Request', 'The server refused the request: something in it is wrong.'],
  401: ['Unauthorized', 'The sender did not prove who it is.'],
  403: ['Forbidden', 'The sender is known, but may not do this.'],
  404: ['Not Found', 'There is nothing at this address.'],
  405: ['Method Not Allowed', 'This address does not take this method.'],
  415: ['Unsupported Media Type', 'The server does not take a body of this type.'],
  429: ['Too Many Requests', 'The sender must wait before the next request.'],
  500: ['Internal Server Error', 'Something broke in the server.'],
  503: ['Service Unavailable', 'The server cannot answer now.'],
};

const CLASSES: Readonly<Record<number, string>> = {
  2: 'The request succeeded.',
  3: 'The browser goes elsewhere.',
  4: 'The server refused the request.',
  5: 'Something broke in the server.',
};

/** A status as the RFC names it: `Found`; an empty text for one that it does not name. */
export function statusPhrase(status: number): string {
  return STATUS[status]?.[0] ?? '';
}

/** What a status means here, in one sentence. */
export function statusMeaning({ status }: HttpResponse): string {
  return STATUS[status]?.[1] ?? CLASSES[Math.floor(status / 100)] ?? 'Not a status that HTTP defines.';
}
