import { header, headers, mediaType, parseUrl } from '../protocol/http.ts';
import { decodeJwt } from '../protocol/jwt.ts';
import { decodeParameters, type Parameters, parameter } from '../protocol/parameters.ts';
import type { SecretKind } from '../protocol/parties.ts';
import type { MessageEvent, TraceEvent } from './events.ts';
import { readPage } from './read-page.ts';

/** A value that keeps its identity wherever it goes. */
export interface Secret {
  /** `code:1f3a90b2`; the same for the same kind and value. */
  readonly id: string;
  readonly kind: SecretKind;
  readonly value: string;
  /** Four hexadecimal digits to tell two values apart by eye. Not a cryptographic hash. */
  readonly fingerprint: string;
}

/** What happened to a secret in one event. */
export type SecretRole = 'made' | 'carried' | 'compared' | 'spent';

/** One place where a secret turned up. */
export interface SecretUse {
  readonly secret: Secret;
  readonly seq: number;
  readonly role: SecretRole;
  /**
   * The place in the event: `query`, `form body`, `page form`, `page text`, `JSON body`, `Location`, `Authorization`, `DPoP`,
   * `nonce claim`, a check's id.
   */
  readonly where: string;
}

/** A value found in an event under a name that says its kind. */
export interface Found {
  readonly kind: SecretKind;
  readonly value: string;
  readonly where: string;
}

const KINDS: Readonly<Record<string, SecretKind>> = {
  state: 'state',
  nonce: 'nonce',
  code_verifier: 'code_verifier',
  code_challenge: 'code_challenge',
  code: 'code',
  access_token: 'access_token',
  id_token: 'id_token',
  id_token_hint: 'id_token',
  refresh_token: 'refresh_token',
  device_code: 'device_code',
  user_code: 'user_code',
  request_uri: 'request_uri',
  client_secret: 'client_secret',
  client_assertion: 'client_assertion',
  DPoP: 'dpop_proof',
  password: 'password',
};

/** The kind of secret that a parameter, field or claim of this name holds; `undefined` for the others. */
export function kindOf(name: string): SecretKind | undefined {
  return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
}

/** A secret out of its kind and value. */
export function secretOf(kind: SecretKind, value: string): Secret {
  const hash = fnv1a(value);
  // The id keeps all 32 bits: with 16, two of some hundred values would share one.
  const id = `${kind}:${hash.toString(16).padStart(8, '0')}`;
  const fingerprint = ((hash >>> 16) ^ (hash & 0xffff)).toString(16).padStart(4, '0');
  return { id, kind, value, fingerprint };
}

/** FNV-1a, 32 bits: quick, and the same everywhere. */
function fnv1a(value: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(value)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

const found = new WeakMap<TraceEvent, readonly Found[]>();

/** The secrets that stand in an event under their own names. An event never changes, so it is searched once. */
export function secretsFound(event: TraceEvent): readonly Found[] {
  const known = found.get(event);
  if (known) return known;
  const searched = search(event);
  found.set(event, searched);
  return searched;
}

function search(event: TraceEvent): Found[] {
  if (event.kind === 'request' || event.kind === 'response') return inMessage(event);
  if (event.kind === 'work' || event.kind === 'action')
    return event.values.flatMap(({ name, value }) => named([[name, value]], 'value'));
  return [];
}

function inMessage(event: MessageEvent): Found[] {
  const { message } = event;
  const location = header(message, 'location');
  return [
    ...('url' in message ? inUrl(message.url, 'query') : []),
    ...(location === undefined ? [] : inUrl(location, 'Location')),
    ...inHeaders(event),
    ...inBody(message.body ?? '', mediaType(message)),
  ].flatMap((found) => [found, ...inToken(found)]);
}

function inUrl(url: string, where: string): Found[] {
  const parsed = parseUrl(url, 'https://relative.example');
  if (!parsed) return [];
  return [
    ...named([...parsed.searchParams], where),
    ...named(decodeParameters(parsed.hash.slice(1)), `${where} fragment`),
  ];
}

function inHeaders({ message }: MessageEvent): Found[] {
  const [, scheme = '', credentials = ''] =
    /^(Bearer|DPoP|Basic) +(\S+) *$/i.exec(header(message, 'authorization') ?? '') ?? [];
  const basic = scheme.toLowerCase() === 'basic';
  const sent = headers(message, 'cookie').flatMap((line) => line.split(/; */));
  const set = headers(message, 'set-cookie').map((line) => line.split(';')[0] ?? '');
  return [
    ...named(
      headers(message, 'dpop').map((proof) => ['DPoP', proof] as const),
      'DPoP',
    ),
    ...(basic
      ? named([['client_secret', clientSecretIn(credentials)]], 'Authorization')
      : named([['access_token', credentials]], 'Authorization')),
    ...[...sent, ...set]
      .map((cookie) => cookie.trim())
      .filter(hasValue)
      .map((value) => ({ kind: 'cookie', value, where: 'cookie' }) as const),
  ];
}

/** The password of Basic credentials, which OAuth percent-encodes (RFC 6749 §2.3.1); empty where it cannot be read. */
function clientSecretIn(credentials: string): string {
  try {
    const [, secret = ''] = /:(.*)$/.exec(atob(credentials)) ?? [];
    return parameter(decodeParameters(`s=${secret.replaceAll('&', '%26')}`), 's') ?? '';
  } catch {
    return '';
  }
}

const hasValue = (cookie: string): boolean => /=./.test(cookie);

function inBody(body: string, type: string): Found[] {
  if (type === 'application/x-www-form-urlencoded') return named(decodeParameters(body), 'form body');
  if (type === 'text/html') return body.includes('<input') ? named(readPage(body).fields, 'page form') : [];
  if (type !== 'application/json') return [];
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null) return [];
    const texts = Object.entries(value).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    );
    return named(texts, 'JSON body');
  } catch {
    return [];
  }
}

function inToken({ kind, value }: Found): Found[] {
  const nonce = kind === 'id_token' ? decodeJwt(value)?.claims.nonce : undefined;
  return typeof nonce === 'string' ? [{ kind: 'nonce', value: nonce, where: 'nonce claim' }] : [];
}

function named(pairs: Parameters, where: string): Found[] {
  return pairs.flatMap(([name, value]) => {
    const kind = kindOf(name);
    return kind && value !== '' && !(kind === 'request_uri' && isAddress(value))
      ? [{ kind, value, where }]
      : [];
  });
}

/** A request object that lies somewhere on the web (RFC 9101 §5.2.1): its address is no secret and works more than once. */
const isAddress = (text: string): boolean => /^https?:/i.test(text);
