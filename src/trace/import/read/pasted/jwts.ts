import { decodeJwt } from '../../../../protocol/jwt.ts';
import type { PastedToken } from '../../entry.ts';
import type { Lines } from './lines.ts';
import type { Finder } from './piece.ts';

const JWT = /(?<![\w-])eyJ[\w-]+\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?/g;

/** Tokens that stand by themselves, perhaps behind their name, perhaps over several lines. */
export const findTokens: Finder = (lines, line, scratch) => {
  const first = lines.lines[line] ?? '';
  if (!first.includes('eyJ') || /:\/\//.test(first)) return undefined;
  const { text, next } = wrapped(lines, line);
  const pieces = [...text.matchAll(JWT)].flatMap((match) => {
    const value = match[0];
    const name = nameOf(value, text.slice(Math.max(0, match.index - 60), match.index));
    if (name !== undefined) return [{ is: 'token' as const, line, name, value }];
    scratch.say(line, 'holds a JWT that is no ID, access or refresh token');
    return [];
  });
  return pieces.length === 0 ? undefined : { pieces, next };
};

const MOST_LINES = 500;

/** Mail and terminals break long tokens: lines of a token's characters alone belong to it, until one starts another token. */
function wrapped({ lines }: Lines, line: number): { text: string; next: number } {
  const parts = [lines[line] ?? ''];
  let next = line + 1;
  if (/[\w.-]$/.test(parts[0] ?? '') && (parts[0] ?? '').length > 40) {
    for (; next < Math.min(lines.length, line + MOST_LINES); next++) {
      const more = lines[next]?.trim() ?? '';
      if (!/^[\w.-]{4,}$/.test(more) || more.startsWith('eyJ')) break;
      parts.push(more);
      if (more.length < (lines[next - 1]?.trim() ?? '').length) {
        next++;
        break;
      }
    }
  }
  const joined = parts.join('');
  // A word that only follows the token is not a part of it.
  const alone = parts[0] ?? '';
  if (parts.length > 1 && !isToken(joined) && isToken(alone)) return { text: alone, next: line + 1 };
  return { text: joined, next };
}

const isToken = (text: string): boolean => {
  const value = new RegExp(JWT.source).exec(text)?.[0];
  return value !== undefined && decodeJwt(value) !== undefined;
};

/** The name of a token: as the text gives it, or by what it holds; `undefined` for a proof or an assertion, which are no such tokens. */
export function nameOf(token: string, before: string): PastedToken['name'] | undefined {
  const label = /\b(id|access|refresh)[ _-]?token["'*`]*\s*[:=]?\s*["'*`]*$/i
    .exec(before)?.[1]
    ?.toLowerCase();
  if (label === 'id' || label === 'access' || label === 'refresh') return `${label}_token`;
  if (/\bBearer\s+$/i.test(before)) return 'access_token';
  const jwt = decodeJwt(token);
  if (!jwt) return 'access_token';
  const { header, claims } = jwt;
  const typ =
    typeof header['typ'] === 'string' ? header['typ'].toLowerCase().replace(/^application\//, '') : '';
  if (typ === 'at+jwt') return 'access_token';
  if (typ === 'dpop+jwt' || typ === 'client-authentication+jwt' || typ === 'oauth-authz-req+jwt')
    return undefined;
  return byClaims(claims);
}

/** Some servers write the kind into a claim `typ` (`ID`, `Bearer`, `Refresh`). */
const KINDS: Readonly<Record<string, PastedToken['name']>> = {
  ...{ id: 'id_token', bearer: 'access_token', refresh: 'refresh_token', offline: 'refresh_token' },
};

function byClaims(claims: Readonly<Record<string, unknown>>): PastedToken['name'] | undefined {
  const has = (...names: string[]) => names.some((name) => Object.hasOwn(claims, name));
  const kind = typeof claims['typ'] === 'string' ? claims['typ'].toLowerCase() : '';
  const told = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (told !== undefined) return told;
  if (has('nonce', 'at_hash', 'c_hash')) return 'id_token';
  if (has('htm', 'htu')) return undefined;
  if (has('scope', 'scp', 'client_id', 'cid', 'appid', 'permissions')) return 'access_token';
  if (has('jti') && claims['iss'] !== undefined && claims['iss'] === claims['sub']) return undefined;
  return has('auth_time', 'email', 'name', 'preferred_username', 'amr', 'acr', 'azp', 'sid')
    ? 'id_token'
    : 'access_token';
}
