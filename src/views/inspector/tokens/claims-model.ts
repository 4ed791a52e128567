import { type Entry, explain, type Place } from '../../../protocol/dictionary/index.ts';
import type { DecodedJwt } from '../../../protocol/jwt.ts';
import { memberText } from '../../../trace/index.ts';
import { dateInWords, distanceInWords } from '../times.ts';
import type { Token, TokenKind } from './tokens-model.ts';

/** A header member or a claim of a token. */
export interface ClaimRow {
  readonly name: string;
  readonly value: string;
  /** The items of a list of texts, such as `aud`. */
  readonly items: readonly string[] | undefined;
  readonly entry: Entry | undefined;
  /** The time that the value stands for: as people read it, and seen from the trace's own time. */
  readonly date: { readonly words: string; readonly distance: string } | undefined;
}

const DATES: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf', 'auth_time', 'updated_at']);

/** A JWT and what it is; a token of the trace is one. */
export interface KnownJwt {
  readonly kind: TokenKind;
  readonly jwt: DecodedJwt | undefined;
}

const PLACES: Readonly<Record<TokenKind, readonly [header: Place, claims: Place]>> = {
  id_token: ['ID token header', 'ID token'],
  access_token: ['access token header', 'access token'],
  refresh_token: ['access token header', 'access token'],
  client_assertion: ['client assertion header', 'client assertion'],
  dpop_proof: ['DPoP proof header', 'DPoP proof'],
};

/** The members of a JWT's header. */
export function headerClaims({ kind, jwt }: KnownJwt): ClaimRow[] {
  return rows(jwt?.header ?? {}, PLACES[kind][0], 0);
}

/** The claims of a JWT; `at` is the trace's time in milliseconds. */
export function claimRows({ kind, jwt }: KnownJwt, at: number): ClaimRow[] {
  return rows(jwt?.claims ?? {}, PLACES[kind][1], at);
}

function rows(members: Readonly<Record<string, unknown>>, place: Place, at: number): ClaimRow[] {
  return Object.entries(members).map(([name, value]) => {
    const words = DATES.has(name) ? dateInWords(value) : undefined;
    const date =
      words === undefined
        ? undefined
        : { words, distance: distanceInWords(Number(value), Math.floor(at / 1000)) };
    return { name, value: memberText(value), items: texts(value), entry: explain(name, place), date };
  });
}

function texts(value: unknown): string[] | undefined {
  const list = Array.isArray(value) ? value : [];
  return list.length > 0 && list.every((item) => typeof item === 'string') ? list : undefined;
}

/** Whether a token is valid at a time of the trace, in words; `undefined` where it does not say. */
export function expiryOf(
  token: Token,
  at: number,
): { readonly expired: boolean; readonly words: string } | undefined {
  const exp = token.jwt?.claims['exp'];
  if (dateInWords(exp) === undefined) return undefined;
  const now = Math.floor(at / 1000);
  const expired = Number(exp) <= now;
  const distance = distanceInWords(Number(exp), now);
  return { expired, words: expired ? `expired ${distance}` : `expires ${distance}` };
}
