import { header, mediaType, parseUrl } from '../protocol/http.ts';
import { decodeJwt } from '../protocol/jwt.ts';
import { decodeParameters, type Parameters, parameter } from '../protocol/parameters.ts';
import type { SecretKind } from '../protocol/parties.ts';
import type { MessageEvent, TraceEvent } from './events.ts';
import { readPage } from './read-page.ts';
import { secretsFound } from './secrets.ts';

/** A value in an event that says of it when it expires. */
export interface Issued {
  readonly name: string;
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The latest time that a date can hold, in milliseconds. */
const LATEST = 8.64e15;

/** What may be a JWT with an `exp`. */
const TOKENS: ReadonlySet<SecretKind> = new Set(['access_token', 'id_token', 'client_assertion']);

/**
 * What `expires_in` is said of, in an answer of the token, device or pushed request endpoint, or in an authorization response.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 5.1](https://www.rfc-editor.org/rfc/rfc6749#section-5.1)
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.2](https://www.rfc-editor.org/rfc/rfc8628#section-3.2)
 * @see [RFC 9126 - OAuth 2.0 Pushed Authorization Requests, section 2.2](https://www.rfc-editor.org/rfc/rfc9126#section-2.2)
 */
const TIMED = ['access_token', 'device_code', 'user_code', 'request_uri'];

const known = new WeakMap<TraceEvent, readonly Issued[]>();

/**
 * The values in an event whose expiry is known: told by the server's own work, by the `exp` of a JWT, or by an `expires_in` beside
 * the value, in this order. An event never changes, so it is read once.
 */
export function issuedIn(event: TraceEvent): readonly Issued[] {
  const before = known.get(event);
  if (before) return before;
  const issued = [...told(event), ...signed(event), ...timed(event)].filter(
    ({ expiresAt }) => Math.abs(expiresAt) <= LATEST,
  );
  known.set(event, issued);
  return issued;
}

function told(event: TraceEvent): Issued[] {
  if (event.kind !== 'work') return [];
  return event.values.flatMap(({ name, value, expiresAt }) =>
    expiresAt === undefined ? [] : [{ name, value, expiresAt }],
  );
}

function signed(event: TraceEvent): Issued[] {
  return secretsFound(event).flatMap(({ kind, value }) => {
    const exp = TOKENS.has(kind) ? decodeJwt(value)?.claims.exp : undefined;
    return typeof exp === 'number' ? [{ name: kind, value, expiresAt: exp * 1000 }] : [];
  });
}

function timed(event: TraceEvent): Issued[] {
  if (event.kind !== 'request' && event.kind !== 'response') return [];
  return parameterSets(event).flatMap((set) => {
    const seconds = parameter(set, 'expires_in') ?? '';
    if (!/^\d{1,12}$/.test(seconds)) return [];
    const expiresAt = event.at + Number(seconds) * 1000;
    return TIMED.flatMap((name) => {
      const value = parameter(set, name);
      return value ? [{ name, value, expiresAt }] : [];
    });
  });
}

/** Wherever parameters stand together in a message. */
function parameterSets({ message }: MessageEvent): Parameters[] {
  const url = parseUrl(
    'url' in message ? message.url : (header(message, 'location') ?? ''),
    'https://relative.example',
  );
  const body = message.body ?? '';
  return [
    ...(url ? [[...url.searchParams], decodeParameters(url.hash.slice(1))] : []),
    bodyParameters(body, mediaType(message)),
  ];
}

function bodyParameters(body: string, type: string): Parameters {
  if (!body.includes('expires_in')) return [];
  if (type === 'application/x-www-form-urlencoded') return decodeParameters(body);
  if (type === 'text/html') return readPage(body).fields;
  return type === 'application/json' ? membersOf(body) : [];
}

/** The members of a JSON object that are texts or numbers. */
export function membersOf(body: string): Parameters {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
      typeof member === 'string' || typeof member === 'number' ? [[name, `${member}`] as const] : [],
    );
  } catch {
    return [];
  }
}
