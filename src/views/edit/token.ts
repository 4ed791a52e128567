import { type JwtChange, jwtIn } from '../../lab/index.ts';
import { type DecodedJwt, decodeJwt } from '../../protocol/jwt.ts';
import { dateInWords } from '../inspector/times.ts';
import type { Row } from './rows.ts';
import { meantBy, sameValue, textOf } from './typed-value.ts';

/** The two parts of a JWT that can be edited. */
export type TokenPart = 'header' | 'claims';

/** A claim, or a member of a token's header, as it is edited. */
export interface ClaimRow {
  readonly part: TokenPart;
  readonly name: string;
  /** As JSON, or as plain text where that is no JSON. */
  readonly value: string;
  /** The value in the original; absent for one that somebody added. */
  readonly original?: string;
  readonly removed?: true;
  /** The time that the value stands for, as people read it. */
  readonly date?: string;
}

/** A JWT as it is edited. */
export interface JwtDraft {
  readonly rows: readonly ClaimRow[];
  readonly signature: JwtChange['signature'];
}

/** The JWT in a row's value, `Authorization: Bearer eyJ…` included; `undefined` where there is none. */
export function tokenOf({ place, value }: Pick<Row, 'place' | 'value'>): DecodedJwt | undefined {
  if (place === 'body' || place === 'address') return undefined;
  // A list or an object that holds one is no field with a token.
  if (place === 'json' && typeof meantBy(value) !== 'string') return undefined;
  const token = jwtIn(value);
  return token === undefined ? undefined : decodeJwt(token);
}

const DATES: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf', 'auth_time', 'updated_at']);

/** A token with what somebody changed in it, as rows. */
export function draftOf(jwt: DecodedJwt, change: JwtChange | undefined): JwtDraft {
  return {
    rows: [...claimRows('header', jwt, change), ...claimRows('claims', jwt, change)],
    signature: change?.signature ?? 'kept',
  };
}

function claimRows(part: TokenPart, jwt: DecodedJwt, change: JwtChange | undefined): ClaimRow[] {
  const changes = new Map(Object.entries(change?.[part] ?? {}));
  const members = Object.entries(jwt[part]);
  const ofOriginal = members.map(([name, old]): ClaimRow => {
    const original = textOf(old);
    const value = changes.has(name) ? changes.get(name) : old;
    if (value === null && changes.has(name)) return { part, name, value: original, original, removed: true };
    return { part, name, value: textOf(value), original, ...dateOf(name, value) };
  });
  const names = new Set(members.map(([name]) => name));
  const added = [...changes].filter(([name, value]) => !names.has(name) && value !== null);
  return [
    ...ofOriginal,
    ...added.map(([name, value]) => ({ part, name, value: textOf(value), ...dateOf(name, value) })),
  ];
}

function dateOf(name: string, value: unknown): Pick<ClaimRow, 'date'> {
  const date = DATES.has(name) ? dateInWords(value) : undefined;
  return date === undefined ? {} : { date };
}

/** A change to a token with one claim set to what somebody typed. Nobody can write `null` into a claim: it takes it out. */
export function withClaim(
  jwt: DecodedJwt,
  change: JwtChange | undefined,
  part: TokenPart,
  name: string,
  typed: string,
): JwtChange | undefined {
  return withMember(jwt, change, part, name, meantBy(typed));
}

/** A change to a token without one claim; one that was added is forgotten. */
export function withoutClaim(
  jwt: DecodedJwt,
  change: JwtChange | undefined,
  part: TokenPart,
  name: string,
): JwtChange | undefined {
  return withMember(jwt, change, part, name, null);
}

/** A change to a token in which one claim is as the original has it. */
export function withClaimPutBack(
  jwt: DecodedJwt,
  change: JwtChange | undefined,
  part: TokenPart,
  name: string,
): JwtChange | undefined {
  return withMember(jwt, change, part, name, memberOf(jwt, part, name) ?? null);
}

/** A change to a token that is signed in another way. */
export function withSignature(
  change: JwtChange | undefined,
  signature: JwtChange['signature'],
): JwtChange | undefined {
  return normal({ ...change, signature });
}

const memberOf = (jwt: DecodedJwt, part: TokenPart, name: string): unknown =>
  Object.hasOwn(jwt[part], name) ? jwt[part][name] : undefined;

function withMember(
  jwt: DecodedJwt,
  change: JwtChange | undefined,
  part: TokenPart,
  name: string,
  value: unknown,
): JwtChange | undefined {
  const members = new Map(Object.entries(change?.[part] ?? {}));
  const old = memberOf(jwt, part, name);
  const isOld = old === undefined ? value === null : sameValue(old, value);
  if (isOld) members.delete(name);
  else members.set(name, value);
  return normal({ signature: 'kept', ...change, [part]: Object.fromEntries(members) });
}

/** A change with no more than it needs; `undefined` for one that changes nothing. */
function normal({ header = {}, claims = {}, signature }: JwtChange): JwtChange | undefined {
  const parts = {
    ...(Object.keys(header).length > 0 && { header }),
    ...(Object.keys(claims).length > 0 && { claims }),
  };
  return signature === 'kept' && Object.keys(parts).length === 0 ? undefined : { ...parts, signature };
}

/** Two changes made one after the other as one: a signature that the second keeps is the first's. */
export function mergedToken(first: JwtChange | undefined, second: JwtChange): JwtChange | undefined {
  return normal({
    header: { ...first?.header, ...second.header },
    claims: { ...first?.claims, ...second.claims },
    signature: second.signature === 'kept' ? (first?.signature ?? 'kept') : second.signature,
  });
}
