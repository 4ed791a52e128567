import { CompactSign, compactVerify, type JWK, type JWTHeaderParameters } from 'jose';
import { fromBase64Url, toBase64Url } from './encoding.ts';
import { fits, importOnce, publicKeyOf, type SignatureAlgorithm } from './jwk.ts';
import { remembered } from './remembered.ts';

/** A private RS256 key as a JWK; `kid` names it in the JWKS and in token headers. */
export type PrivateJwk = JWK & { readonly kid: string; readonly kty: 'RSA'; readonly d: string };

/** A JSON Web Key Set (RFC 7517 §5). */
export interface Jwks {
  readonly keys: readonly JWK[];
}

/** A JWT taken apart without believing it. Verify it with {@link signatureVerifies} before its claims mean anything. */
export interface DecodedJwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signature: string;
}

/** The public part of a key, as a JWKS carries it. */
export function publicJwk(key: PrivateJwk): JWK {
  const { kty, n, e, kid } = key;
  return { kty, use: 'sig', alg: 'RS256', kid, n, e } as JWK;
}

/**
 * Signs claims with RS256. RSA PKCS#1 v1.5 signatures are deterministic, so the same claims give the same token.
 * @see [RFC 7519 - JSON Web Token, section 7.1](https://www.rfc-editor.org/rfc/rfc7519#section-7.1)
 */
export async function signJwt(
  claims: Record<string, unknown>,
  key: PrivateJwk,
  typ: 'JWT' | 'at+jwt',
): Promise<string> {
  return signJws(claims, key, { alg: 'RS256', typ, kid: key.kid });
}

/** Signs claims with a private key, under exactly this header. */
export async function signJws(
  claims: Record<string, unknown>,
  key: JWK,
  header: JWTHeaderParameters,
): Promise<string> {
  const payload = JSON.stringify(claims);
  const sign = async () =>
    new CompactSign(new TextEncoder().encode(payload))
      .setProtectedHeader(header)
      .sign(await importOnce(key, header.alg));
  // Others than RS256 have something random in each signature.
  if (header.alg !== 'RS256' || key.n === undefined) return sign();
  return rememberedSignature(JSON.stringify([key.n, header, payload]), sign);
}

const rememberedSignature = remembered<Promise<string>>();

/**
 * Takes a compact JWS apart; `undefined` for text that is no JWT (an opaque token, a truncated one).
 * @see [RFC 7519 - JSON Web Token, section 7.2](https://www.rfc-editor.org/rfc/rfc7519#section-7.2)
 */
export function decodeJwt(token: string): DecodedJwt | undefined {
  return rememberedParts(token, () => takenApart(token));
}

const rememberedParts = remembered<DecodedJwt | undefined>();

function takenApart(token: string): DecodedJwt | undefined {
  const [header, claims, signature, ...rest] = token.split('.');
  if (header === undefined || claims === undefined || signature === undefined || rest.length > 0)
    return undefined;
  const parts = [header, claims].map(jsonObject);
  return parts[0] && parts[1] ? { header: parts[0], claims: parts[1], signature } : undefined;
}

function jsonObject(encoded: string): Record<string, unknown> | undefined {
  const bytes = fromBase64Url(encoded);
  if (!bytes || bytes.length === 0) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether the RS256 signature of a token is by the key that its `kid` names, or by the only key where it names none.
 * Any other `alg`, `none` included, is not. The claims still want checking: a good signature says who wrote them, not
 * for whom or until when.
 * @see [RFC 7515 - JSON Web Signature, section 5.2](https://www.rfc-editor.org/rfc/rfc7515#section-5.2)
 * @see [OpenID Connect Core 1.0, section 10.1](https://openid.net/specs/openid-connect-core-1_0.html#Signing)
 */
export async function signatureVerifies(token: string, jwks: Jwks): Promise<boolean> {
  const jwk = keyOf(decodeJwt(token), jwks);
  return jwk !== undefined && verifyWith(token, jwk, 'RS256');
}

/**
 * Whether a token's signature is by a key of this set: the one that its `kid` names, or the only one that fits where it names
 * none. Which algorithms count is the caller's choice; the token only says which of them it used.
 * @see [RFC 8725 - JSON Web Token Best Current Practices, section 3.1](https://www.rfc-editor.org/rfc/rfc8725#section-3.1)
 */
export async function verifyJws(
  token: string,
  { keys }: Jwks,
  algorithms: readonly SignatureAlgorithm[],
): Promise<boolean> {
  const header = decodeJwt(token)?.header;
  const algorithm = algorithms.find((allowed) => allowed === header?.alg);
  if (!header || !algorithm) return false;
  const fitting = keys.filter((key) => fits(key, algorithm));
  const only = fitting.length === 1 ? fitting[0] : undefined;
  const named = header.kid === undefined ? only : fitting.find((key) => key.kid === header.kid);
  return named !== undefined && verifyByPublicPart(token, named, algorithm);
}

const publicParts = new WeakMap<object, JWK | undefined>();

/** Whether a signature verifies with the public part of this key. Extensions that must be understood (`crit`) are not. */
export async function verifyByPublicPart(
  token: string,
  key: JWK,
  algorithm: SignatureAlgorithm,
): Promise<boolean> {
  if (!publicParts.has(key)) publicParts.set(key, publicKeyOf(key));
  const jwk = publicParts.get(key);
  const critical = decodeJwt(token)?.header.crit !== undefined;
  return jwk !== undefined && !critical && verifyWith(token, jwk, algorithm);
}

async function verifyWith(token: string, jwk: JWK, algorithm: SignatureAlgorithm): Promise<boolean> {
  if (!hasCanonicalSignature(token)) return false;
  return rememberedVerdict(JSON.stringify([algorithm, jwk, token]), async () => {
    try {
      await compactVerify(token, await importOnce(jwk, algorithm), { algorithms: [algorithm] });
      return true;
    } catch {
      return false;
    }
  });
}

const rememberedVerdict = remembered<Promise<boolean>>();

/** Decoders forgive white space and stray last bits; then several texts would be one token, and none could be known again. */
function hasCanonicalSignature(token: string): boolean {
  const signature = token.slice(token.lastIndexOf('.') + 1);
  const bytes = fromBase64Url(signature);
  return bytes !== undefined && toBase64Url(bytes) === signature;
}

/** The RSA key that a token names. Keys for encryption do not count. */
function keyOf(jwt: DecodedJwt | undefined, { keys }: Jwks): JWK | undefined {
  const usable = keys.filter(({ kty, use = 'sig' }) => kty === 'RSA' && use === 'sig');
  const kid = jwt?.header.kid;
  return kid === undefined && usable.length === 1 ? usable[0] : usable.find((key) => key.kid === kid);
}

/**
 * Reads a JWKS out of JSON text; `undefined` where it is none. Members without `kty` are no keys and are left out.
 * @see [RFC 7517 - JSON Web Key, section 5](https://www.rfc-editor.org/rfc/rfc7517#section-5)
 */
export function parseJwks(text: string): Jwks | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const keys = typeof value === 'object' && value !== null && 'keys' in value ? value.keys : undefined;
    if (!Array.isArray(keys)) return undefined;
    const usable = keys.filter(isJwk);
    return usable.length > 0 || keys.length === 0 ? { keys: usable } : undefined;
  } catch {
    return undefined;
  }
}

const isJwk = (value: unknown): value is JWK =>
  typeof value === 'object' && value !== null && 'kty' in value && typeof value.kty === 'string';
