import { type HttpRequest, type HttpResponse, header, mediaType, parseUrl } from '../protocol/http.ts';
import { decodeParameters, type Parameters, parameter } from '../protocol/parameters.ts';
import type { SecretKind } from '../protocol/parties.ts';
import type { MessageEvent } from '../trace/events.ts';
import { readPage } from '../trace/read-page.ts';
import { kindOf } from '../trace/secrets.ts';
import { secretMark } from './marks.ts';

/** More of a foreign body than this is not read for a label. */
const MAX_BODY = 200_000;

const PHRASES: Readonly<Record<number, string>> = {
  0: 'no response',
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** A message in few words; of an import, also that it is not there itself or never reached the page. */
export function messageTitle(event: MessageEvent): string {
  const absent = event.lacks?.includes('message') === true;
  if (event.kind === 'request') {
    if (!absent) return requestTitle(event.message);
    return event.message.url === ''
      ? 'not in the export'
      : `${requestTitle(event.message)}, not in the export`;
  }
  if (absent) return 'answer not in the export';
  const keptBack = event.failure !== undefined && event.message.status > 0;
  return keptBack ? `${event.message.status}, kept from the page` : responseTitle(event.message);
}

/** A request in few words: `GET /authorize`. */
export function requestTitle(request: HttpRequest): string {
  return `${request.method} ${place(request.url)}`;
}

/** A response in few words: `302 to /login`, `200 tokens`, `400 invalid_grant`. */
export function responseTitle(response: HttpResponse): string {
  const { status } = response;
  if (status === 0) return 'no response';
  return `${status} ${redirect(response) ?? contents(response) ?? PHRASES[status] ?? ''}`.trim();
}

/** The path of a web address; all but the parameters of one with an app's own scheme. */
function place(address: string): string {
  const url = parseUrl(address);
  if (!url) return address.split(/[?#]/)[0] ?? '';
  return /^https?:$/.test(url.protocol) ? url.pathname : `${url.protocol}//${url.host}${url.pathname}`;
}

function redirect(response: HttpResponse): string | undefined {
  const location = header(response, 'location');
  if (location === undefined || response.status < 300 || response.status > 399) return undefined;
  const error = parameter(answerIn(location), 'error');
  return error ? `${error} to ${place(location)}` : `to ${place(location)}`;
}

/** The parameters of a `Location`, in its query or, as some response modes have it, in its fragment. */
function answerIn(location: string): Parameters {
  const url = parseUrl(location);
  return url ? [...url.searchParams, ...decodeParameters(url.hash.slice(1))] : [];
}

function contents(response: HttpResponse): string | undefined {
  const type = mediaType(response);
  const body = response.body.slice(0, MAX_BODY);
  if (type.endsWith('json')) return jsonTitle(body) ?? challengeError(response);
  if (type === 'text/html' || type === 'application/xhtml+xml') return pageTitle(body);
  return challengeError(response);
}

/** The error of a `WWW-Authenticate` challenge (RFC 6750 §3). */
function challengeError(response: HttpResponse): string | undefined {
  return /\berror="([^"]{1,60})"/.exec(header(response, 'www-authenticate') ?? '')?.[1];
}

/** What a JSON body is, told from the members that OAuth's and OpenID Connect's responses have. */
const BODIES: readonly (readonly [member: string, title: (body: Record<string, unknown>) => string])[] = [
  ['error', (body) => (typeof body.error === 'string' ? body.error : 'error')],
  ['device_code', () => 'device code, user code'],
  ['access_token', (body) => ('id_token' in body || 'refresh_token' in body ? 'tokens' : 'access token')],
  ['id_token', () => 'ID token'],
  ['request_uri', () => 'request_uri'],
  ['keys', (body) => (Array.isArray(body.keys) ? 'key set' : 'keys')],
  ['authorization_endpoint', () => 'metadata'],
  ['active', (body) => (body.active === true ? 'active' : 'inactive')],
];

function jsonTitle(text: string): string | undefined {
  const body = parseJson(text);
  if (Array.isArray(body)) return `list of ${body.length}`;
  if (typeof body !== 'object' || body === null) return undefined;
  const known = BODIES.find(([member]) => Object.hasOwn(body, member));
  if (known) return known[1](body as Record<string, unknown>);
  const names = Object.keys(body);
  return names.length > 2 ? `${names.slice(0, 2).join(', ')}, …` : names.join(', ') || undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pageTitle(html: string): string {
  const { title, sendsItself, fields } = readPage(html);
  if (sendsItself) return `form_post page${carried(fields)}`;
  return title ? `page “${title}”` : 'page';
}

/** What answers an authorization request, beside what only ties the answer to it. */
const ANSWERS: ReadonlySet<SecretKind> = new Set(['code', 'id_token', 'access_token']);

function carried(fields: Parameters): string {
  const error = parameter(fields, 'error');
  const names = fields.flatMap(([name]) => {
    const kind = kindOf(name);
    return kind && ANSWERS.has(kind) ? [secretMark[kind].short] : [];
  });
  const all = error === undefined ? names : [error, ...names];
  return all.length > 0 ? `: ${all.join(', ')}` : '';
}
