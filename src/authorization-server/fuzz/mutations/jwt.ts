import type { Dice } from '../dice.ts';
import type { Draft } from '../draft.ts';
import { assertionKey, type ClientKey, proofKeys } from '../keys.ts';
import { issuer } from '../world.ts';
import type { Means, Mutation } from './mutation.ts';

const isJwt = (text: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text) && text.length > 40;

/** Changes one JWT among parameters and headers. */
function changeJwt(draft: Draft, dice: Dice, change: (jwt: string) => string): Draft {
  const places = [...(draft.form ?? draft.query), ...draft.headers].map(([, value]) => value);
  const jwts = places.flatMap((value) => value.split(' ')).filter(isJwt);
  if (jwts.length === 0) return draft;
  const old = dice.pick(jwts);
  const changed = change(old);
  const replace = ([name, value]: readonly [string, string]) =>
    [name, value.replace(old, () => changed)] as const;
  return {
    ...draft,
    form: draft.form?.map(replace),
    query: draft.query.map(replace),
    headers: draft.headers.map(replace),
  };
}

type Json = Record<string, unknown>;

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function decode(part: string): Json {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Json;
  } catch {
    return {};
  }
}

/** Says the same with another character somewhere, cut short, unsigned, or with an HMAC's name. */
function damaged(jwt: string, dice: Dice): string {
  const [header = '', claims = '', signature = ''] = jwt.split('.');
  const at = dice.below(jwt.length);
  return dice.pick([
    `${jwt.slice(0, at)}${jwt[at] === 'A' ? 'B' : 'A'}${jwt.slice(at + 1)}`,
    jwt.slice(0, at),
    `${jwt}.`,
    `${encode({ ...decode(header), alg: 'none' })}.${claims}.`,
    `${encode({ ...decode(header), alg: 'HS256' })}.${claims}.${signature}`,
    `${header}.${encode({ ...decode(claims), sub: 'sub-of-ben-0123456789' })}.${signature}`,
    `${header}.${claims}.`,
  ]);
}

const CLAIMS = ['iss', 'sub', 'aud', 'exp', 'iat', 'nbf', 'jti', 'htm', 'htu', 'ath', 'nonce'];
const MEMBERS = ['alg', 'typ', 'kid', 'jwk', 'crit', 'b64'];

function otherValue({ dice, now, pool }: Means): unknown {
  return dice.pick<unknown>([
    ...[
      undefined,
      null,
      '',
      0,
      -1,
      true,
      [],
      {},
      '__proto__',
      'x'.repeat(300),
      1e308,
      String(now),
      now - 1000,
    ],
    ...[
      now + 1000,
      now + 10 ** 7,
      'GET',
      'POST',
      issuer,
      `${issuer}oauth/token`,
      [issuer, 'x'],
      'none',
      'RS256',
    ],
    ...['dpop+jwt', 'JWT', 'at+jwt', 'p-1', 'a-1', ['b64'], assertionKey.publicJwk, { kty: 'oct', k: 'AA' }],
    pool.any(dice),
  ]);
}

/** Changes one claim or header member and signs again with the right key, so that the signature is good. */
function signedAgain(jwt: string, means: Means): string {
  const [header = {}, claims = {}] = jwt.split('.').slice(0, 2).map(decode);
  const key = signerOf(header);
  if (!key) return damaged(jwt, means.dice);
  if (header['jwk'] && means.dice.chance(0.2))
    return byAnotherKey(header, claims, means.dice.pick(proofKeys));
  const inHeader = means.dice.chance(0.3);
  const name = means.dice.pick(inHeader ? MEMBERS : CLAIMS);
  const change = { [name]: otherValue(means) };
  return key.sign({ ...header, ...(inHeader ? change : {}) }, { ...claims, ...(inHeader ? {} : change) });
}

/** A proof whose signature is good, by a key that the token may not be bound to. */
function byAnotherKey(header: Json, claims: Json, key: ClientKey): string {
  return key.sign({ ...header, jwk: key.publicJwk }, claims);
}

function signerOf({ kid, jwk }: Json): ClientKey | undefined {
  if (kid === assertionKey.kid) return assertionKey;
  const x = typeof jwk === 'object' && jwk !== null && 'x' in jwk ? jwk.x : undefined;
  return proofKeys.find(({ publicJwk }) => publicJwk.x === x);
}

/** Mutations of tokens, assertions and proofs; a request without any stays as it is. */
export const jwtMutations: readonly Mutation[] = [
  {
    name: 'damaged JWT',
    weight: 5,
    draft: (draft, { dice }) => changeJwt(draft, dice, (jwt) => damaged(jwt, dice)),
  },
  {
    name: 'JWT signed again',
    weight: 8,
    draft: (draft, means) => changeJwt(draft, means.dice, (jwt) => signedAgain(jwt, means)),
  },
];
