import { header, headers, mediaType, parseUrl } from '../protocol/http.ts';
import { decodeJwt } from '../protocol/jwt.ts';
import { decodeParameters, type Parameters } from '../protocol/parameters.ts';
import type { SecretKind } from '../protocol/parties.ts';
import type { MessageEvent, TraceEvent } from './events.ts';

/** A value that keeps its identity wherever it goes. */
export interface Secret {
  /** `code:1f3a`; the same for the same kind and value. */
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
  /** The place in the event: `query`, `form body`, `JSON body`, `Location`, `Authorization`, `nonce claim`, a check's id. */
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
  client_secret: 'client_secret',
  password: 'password',
};

/** The kind of secret that a parameter, field or claim of this name holds; `undefined` for the others. */
export function kindOf(name: string): SecretKind | undefined {
  return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
}

/** A secret out of its kind and value. */
export function secretOf(kind: SecretKind, value: string): Secret {
  const fingerprint = fingerprintOf(value);
  return { id: `${kind}:${fingerprint}`, kind, value, fingerprint };
}

/** FNV-1a folded to 16 bits: quick, the same everywhere, enough for the eye. */
function fingerprintOf(value: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(value)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return ((hash >>> 16) ^ (hash & 0xffff)).toString(16).padStart(4, '0');
}

/** The secrets that stand in an event under their own names. */
export function secretsFound(event: TraceEvent): Found[] {
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
  const bearer = /^(?:Bearer|DPoP) +(.+)$/i.exec(header(message, 'authorization') ?? '')?.[1];
  const sent = headers(message, 'cookie').flatMap((line) => line.split(/; */));
  const set = headers(message, 'set-cookie').map((line) => line.split(';')[0] ?? '');
  return [
    ...(bearer ? [{ kind: 'access_token', value: bearer, where: 'Authorization' } as const] : []),
    ...[...sent, ...set]
      .filter(hasValue)
      .map((value) => ({ kind: 'cookie', value, where: 'cookie' }) as const),
  ];
}

const hasValue = (cookie: string): boolean => /=./.test(cookie);

function inBody(body: string, type: string): Found[] {
  if (type === 'application/x-www-form-urlencoded') return named(decodeParameters(body), 'form body');
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
    return kind && value !== '' ? [{ kind, value, where }] : [];
  });
}
