import type { WireError } from '../protocol/errors.ts';
import { type HttpRequest, mediaType } from '../protocol/http.ts';
import type { Parameters } from '../protocol/parameters.ts';

/** The most that a request may bring. Real authorization requests stay far below; what is above wants to hurt. */
export const limits = {
  /** Characters of a body. */
  body: 65_536,
  /** Characters of a URL. */
  url: 32_768,
  /** Characters of all header lines together. */
  headers: 32_768,
  parameters: 100,
  /** Characters of one parameter's value. */
  value: 8_192,
} as const;

/** A request taken apart; nothing else in this server reads bodies or queries. */
export interface Message {
  readonly parameters: Parameters;
  /** Names in the URL of a form post, which reads no parameters from there. */
  readonly besides: readonly string[];
  /** Why its form alone is reason enough to refuse it; then it has no parameters. */
  readonly malformed: WireError | undefined;
}

/** Whether the body says that it is a form. */
export function isForm(request: HttpRequest): boolean {
  return mediaType(request) === 'application/x-www-form-urlencoded';
}

/**
 * Takes a request apart. A form's parameters stand in its body, everything else's in the query; never both, so that neither can
 * shadow the other. Parameters that nobody knows are kept and ignored later (RFC 6749 §3.1).
 * @see [URL Standard - application/x-www-form-urlencoded parsing](https://url.spec.whatwg.org/#urlencoded-parsing)
 */
export function readMessage(request: HttpRequest): Message {
  const malformed = headersProblem(request) ?? sizeProblem(request);
  if (malformed) return { parameters: [], besides: [], malformed };
  const query = decodeForm(queryText(request.url));
  if (request.method !== 'POST') return messageOf(query, []);
  const besides = Array.isArray(query) ? query.map(([name]) => name) : [];
  return isForm(request) ? messageOf(decodeForm(request.body ?? ''), besides) : messageOf([], besides);
}

function messageOf(decoded: Parameters | string, besides: readonly string[]): Message {
  const problem = typeof decoded === 'string' ? decoded : contentProblem(decoded);
  if (problem === undefined) return { parameters: decoded as Parameters, besides, malformed: undefined };
  return { parameters: [], besides: [], malformed: refusal(400, problem) };
}

const refusal = (status: number, description: string): WireError => ({
  code: 'invalid_request',
  description,
  status,
});

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;
/** Visible characters, spaces and tabs (RFC 9110 §5.5); Latin-1 is let in as the past allowed it. */
const FIELD = /^[\t\x20-\x7e\x80-\xff]*$/;

function headersProblem({ headers }: HttpRequest): WireError | undefined {
  if (!headers.every(([name, value]) => TOKEN.test(name) && FIELD.test(value)))
    return refusal(400, 'A header has characters that headers cannot have');
  const length = headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  return length > limits.headers ? refusal(431, 'The headers are too long') : undefined;
}

function sizeProblem({ url, body = '' }: HttpRequest): WireError | undefined {
  if (url.length > limits.url) return refusal(414, 'The URL is too long');
  if (!/^[\x21-\x7e]*$/.test(url)) return refusal(400, 'The URL has characters that URLs cannot have');
  return body.length > limits.body ? refusal(413, 'The body is too long') : undefined;
}

function contentProblem(parameters: Parameters): string | undefined {
  if (parameters.length > limits.parameters) return 'There are too many parameters';
  for (const [name, value] of parameters) {
    if (value.length > limits.value || name.length > 256) return 'A parameter is too long';
    if (CONTROL.test(name) || CONTROL.test(value)) return 'A parameter has control characters';
    if (name === '__proto__') return 'A parameter has a name that is no name';
  }
  return undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\x00-\x1f\x7f]/;

function queryText(url: string): string {
  const [address = ''] = url.split('#');
  const at = address.indexOf('?');
  return at < 0 ? '' : address.slice(at + 1);
}

/** Decodes strictly, where the URL Standard would mend: a message that two parsers read differently is an attack. */
function decodeForm(text: string): Parameters | string {
  const parameters: [string, string][] = [];
  for (const piece of text.split('&')) {
    if (piece === '') continue;
    const at = piece.indexOf('=');
    const name = decodePiece(at < 0 ? piece : piece.slice(0, at));
    const value = at < 0 ? '' : decodePiece(piece.slice(at + 1));
    if (name === undefined || value === undefined)
      return 'A parameter is not well-formed percent-encoded UTF-8';
    parameters.push([name, value]);
  }
  return parameters;
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function decodePiece(text: string): string | undefined {
  // Most pieces are plain, and looking at each in three ways would take longer than all the rest.
  if (/^[\w.~:/-]*$/.test(text)) return text;
  if (LONE_SURROGATE.test(text)) return undefined;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
