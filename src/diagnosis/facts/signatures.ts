import { fits, publicKeyOf, type SignatureAlgorithm, signatureAlgorithms } from '../../protocol/jwk.ts';
import { type DecodedJwt, type Jwks, verifyByPublicPart } from '../../protocol/jwt.ts';
import type { Trace } from '../../trace/index.ts';
import { looksTakenOut } from './absent.ts';
import type { SeenToken } from './facts.ts';
import type { UnverifiedToken } from './tokens.ts';

/** A key set that some attempt of the same server holds. */
export interface KnownKeys {
  readonly jwks: Jwks;
  readonly seq: number | undefined;
  readonly attempt: number;
}

/** Whose tokens they are. */
interface Place {
  readonly trace: Trace;
  readonly attempt: number;
}

type Signature = Pick<SeenToken, 'signature' | 'keysSeq'>;

/** More signatures than anybody looks at; each takes a while. */
const MOST = 200;

/**
 * Verifies the signatures of tokens that are JWTs. `bad` only where the key that the token names was there, fits, and says no.
 * @see [OpenID Connect Core 1.0, section 10.1](https://openid.net/specs/openid-connect-core-1_0.html#Signing)
 */
export async function verified(
  tokens: readonly UnverifiedToken[],
  keys: readonly KnownKeys[],
  place: Place,
): Promise<SeenToken[]> {
  const done: SeenToken[] = [];
  for (const token of tokens) {
    const signature = done.length < MOST ? await signatureOf(token, keys, place) : NOT_CHECKED;
    done.push({ ...token, ...signature });
  }
  return done;
}

const NOT_CHECKED: Signature = { signature: 'not checked' };

async function signatureOf(
  { jwt, value, kind, seq }: UnverifiedToken,
  keys: readonly KnownKeys[],
  place: Place,
): Promise<Signature> {
  const algorithm = signatureAlgorithms.find((known) => known === jwt?.header['alg']);
  if (!jwt || !algorithm || isBeyondUs(jwt, kind) || isHidden(jwt, seq, place.trace)) return NOT_CHECKED;
  if (keys.length === 0) return { signature: 'no keys' };
  let bad: Signature | undefined;
  let unusable = false;
  for (const { jwks, seq: keysSeq, attempt } of keys) {
    const verdict = await byKeySet(value, jwt, jwks, algorithm);
    const found = { signature: verdict, keysSeq: attempt === place.attempt ? keysSeq : undefined } as const;
    if (verdict === 'good') return found;
    if (verdict === 'bad') bad ??= found;
    unusable ||= verdict === 'not checked';
  }
  const own = keys.find(({ attempt }) => attempt === place.attempt);
  return bad ?? { signature: unusable ? 'not checked' : 'no such key', keysSeq: own?.seq };
}

/** Extensions that must be understood; access tokens that a server means for an API of its own that changes them first. */
const isBeyondUs = ({ header }: DecodedJwt, kind: SeenToken['kind']): boolean =>
  header['crit'] !== undefined || (kind === 'access_token' && header['nonce'] !== undefined);

/** A sanitizer may have put something else in the signature's place. */
function isHidden({ signature }: DecodedJwt, seq: number, trace: Trace): boolean {
  const event = trace.events[seq];
  const lacks = event && 'lacks' in event && event.lacks?.includes('values');
  return lacks || (trace.imported?.lacks.includes('values') ?? false) || looksTakenOut(signature);
}

async function byKeySet(
  token: string,
  { header: { kid } }: DecodedJwt,
  { keys }: Jwks,
  algorithm: SignatureAlgorithm,
): Promise<SeenToken['signature']> {
  const named = kid === undefined ? keys : keys.filter((key) => key.kid === kid);
  if (named.length === 0) return 'no such key';
  const usable = named.filter((key) => fits(key, algorithm) && publicKeyOf(key));
  for (const key of usable) if (await verifyByPublicPart(token, key, algorithm)) return 'good';
  // Without a `kid` it may be by a key that the set no longer has.
  if (kid === undefined) return 'no such key';
  return usable.length > 0 ? 'bad' : 'not checked';
}
