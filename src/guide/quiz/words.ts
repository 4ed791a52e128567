import { type HttpRequest, parseUrl } from '../../protocol/http.ts';
import type { Party, SecretKind } from '../../protocol/parties.ts';

const PARTIES: Readonly<Record<Party, string>> = {
  user: 'the user',
  browser: 'the browser',
  app: 'the app',
  'authorization-server': 'the authorization server',
  api: 'the API',
  attacker: 'the attacker',
};

/** A party in a sentence: `the authorization server`. */
export const partyWords = (party: Party): string => PARTIES[party];

/** A text with a capital at its start. */
export const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The path of a request; the whole address but its parameters where its scheme is an app's own. */
export function pathOf(request: HttpRequest): string {
  const url = parseUrl(request.url);
  if (!url) return request.url.split(/[?#]/)[0] ?? '';
  return /^https?:$/.test(url.protocol) ? url.pathname : `${url.protocol}//${url.host}${url.pathname}`;
}

/** A request as a choice: `POST /oauth/token` and its receiver. */
export const requestWords = (request: HttpRequest, to: Party): string =>
  `\`${request.method} ${pathOf(request)}\` to ${partyWords(to)}`;

const SECRETS: Readonly<Partial<Record<SecretKind, string>>> = {
  id_token: 'the ID token',
  access_token: 'the access token',
  refresh_token: 'the refresh token',
  client_secret: 'the client secret',
  client_assertion: 'the client assertion',
  code: 'the code',
  password: 'the password',
};

/** A secret in a sentence: `the code`, or its wire name. */
export const secretWords = (kind: SecretKind): string => SECRETS[kind] ?? `the \`${kind}\``;

const UNITS: readonly (readonly [seconds: number, name: string])[] = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** A length of time in the largest unit that divides it: `10 minutes`. */
export function durationWords(seconds: number): string {
  const [size, name] = UNITS.find(([unit]) => seconds >= unit && seconds % unit === 0) ?? [1, 'second'];
  const count = seconds / size;
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

/** `a, b and c`. */
export function listWords(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

const LONGEST = 64;

/** A value that stands in a sentence, cut where it is long. */
export const cut = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;

/** A step in one sentence and its reason. */
export const stepReason = ({ title, why }: { readonly title: string; readonly why: string }): string => {
  const [first = why] = why.split(/(?<=\.)\s/);
  return `${title}. ${first}`;
};
