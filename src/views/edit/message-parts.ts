import { hiddenFields, membersOf } from '../../lab/index.ts';
import { type HttpRequest, type HttpResponse, mediaType } from '../../protocol/http.ts';
import { decodeParameters, type Parameters } from '../../protocol/parameters.ts';

/** A message that can be edited. */
export type Message = HttpRequest | HttpResponse;

/** Whether a message is a request. */
export function isRequest(message: Message): message is HttpRequest {
  return 'method' in message;
}

/** A URL at its seams, each part as it is written: `query` and `fragment` with the sign before them, or empty. */
export interface UrlParts {
  readonly address: string;
  readonly query: string;
  readonly fragment: string;
}

/** Takes a URL apart, absolute or not, without changing its spelling. */
export function urlParts(url: string): UrlParts {
  const [, address = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? [];
  return { address, query, fragment };
}

/** The parameters of a part of a URL, which begins with `?` or `#`. */
export function parametersIn(part: string): Parameters {
  return decodeParameters(part.slice(1));
}

/** How a body is edited: by its fields, as one text, or not at all because such a message has none. */
export type BodyKind = 'form' | 'json' | 'page' | 'text' | 'none';

/** How the body of this message is edited. */
export function bodyKindOf(message: Message): BodyKind {
  const { body = '' } = message;
  const type = mediaType(message);
  if (isRequest(message) && type === 'application/x-www-form-urlencoded') return 'form';
  if (type.endsWith('json') && membersOf(body)) return 'json';
  if (!isRequest(message) && type === 'text/html' && hiddenFields(body).length > 0) return 'page';
  return body === '' && mayBeEmpty(message) ? 'none' : 'text';
}

const mayBeEmpty = (message: Message): boolean =>
  isRequest(message)
    ? ['GET', 'HEAD', 'OPTIONS'].includes(message.method)
    : message.status >= 300 && message.status < 400;
