import { unescaped } from '../../authorization-server/refusals/testing/html-text.ts';
import { type HttpResponse, header, headers } from '../../protocol/http.ts';
import type { Mode } from './demand.ts';

/** Where a browser may be sent. */
export interface Surroundings {
  readonly issuer: string;
  /** The redirect URIs and post-logout redirect URIs of the client. */
  readonly registered: readonly string[];
}

/** What an answer is, whichever server gave it. */
export interface Came {
  readonly kind: 'page' | 'callback' | 'json' | 'onward' | 'elsewhere' | 'nothing';
  readonly status: number;
  /** The name of a page: `login`, `error` ... */
  readonly page: string;
  /** Parameters of a callback, members of a JSON answer. */
  readonly members: Readonly<Record<string, unknown>>;
  readonly mode: Mode | undefined;
  /** Every challenge of `WWW-Authenticate`. */
  readonly challenges: string;
  readonly readable: boolean;
}

/** Reads an answer. */
export function read(response: HttpResponse, surroundings: Surroundings): Came {
  const came: Came = {
    kind: 'nothing',
    status: response.status,
    page: '',
    members: {},
    mode: undefined,
    challenges: headers(response, 'www-authenticate').join(', '),
    readable: header(response, 'access-control-allow-origin') !== undefined,
  };
  const location = header(response, 'location');
  if (location !== undefined) return { ...came, ...readLocation(location, surroundings) };
  if (response.body.startsWith('{')) return { ...came, kind: 'json', members: JSON.parse(response.body) };
  return response.body === '' ? came : { ...came, ...readPage(response.body, surroundings) };
}

function readLocation(location: string, { issuer, registered }: Surroundings): Partial<Came> {
  const url = new URL(location, issuer);
  if (url.href.startsWith(issuer)) return { kind: 'onward', page: url.pathname };
  // RFC 8252 §7.3: an app on the computer itself chooses its port.
  const anyPort = location.replace(/^(http:\/\/(?:127\.0\.0\.1|\[::1\])):\d+/, '$1');
  const known = registered.some((uri) => withoutQuery(uri) === withoutQuery(anyPort));
  const [text, mode] = url.hash === '' ? [url.search, 'query' as const] : [url.hash, 'fragment' as const];
  const members = Object.fromEntries(new URLSearchParams(text.slice(1)));
  return { kind: known ? 'callback' : 'elsewhere', page: location, members, mode };
}

const withoutQuery = (uri: string): string => uri.replace(/[?#].*$/s, '');

function readPage(body: string, { registered }: Surroundings): Partial<Came> {
  const page = /data-page="([^"]*)"/.exec(body)?.[1] ?? '';
  const action = unescaped(/<form[^>]*action="([^"]*)"/.exec(body)?.[1] ?? '');
  if (page !== 'form_post') return { kind: 'page', page };
  const fields = [...body.matchAll(/name="([^"]*)" value="([^"]*)"/g)];
  const members = Object.fromEntries(
    fields.map(([, name = '', value = '']) => [unescaped(name), unescaped(value)]),
  );
  const kind = registered.includes(action) ? 'callback' : 'elsewhere';
  return { kind, page: action, members, mode: 'form_post' };
}

/** An answer in words, short enough for a list. */
export function cameInWords(came: Came): string {
  const { kind, status, members, challenges } = came;
  const error = members['error'] ?? /error="([^"]*)"/.exec(challenges)?.[1];
  const given = Object.keys(members).filter((name) => !/^(state|iss|error.*)$/.test(name));
  const what = error === undefined ? given.join(', ') : String(error);
  const where = kind === 'callback' ? `to the app by ${came.mode}` : kind === 'json' ? 'JSON' : kind;
  const page = kind === 'page' || kind === 'onward' ? came.page : '';
  return [`${status}`, where, page, what].filter(Boolean).join(' ');
}
