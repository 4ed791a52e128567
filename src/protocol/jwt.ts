import { compactVerify, importJWK, type JWK, SignJWT } from 'jose';
import { fromBase64Url } from './encoding.ts';

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

const imported = new WeakMap<object, ReturnType<typeof importJWK>>();

function importOnce(jwk: JWK): ReturnType<typeof importJWK> {
  const known = imported.get(jwk);
  if (known) return known;
  const key = importJWK(jwk, 'RS256');
  imported.set(jwk, key);
  return key;
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
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ, kid: key.kid })
    .sign(await importOnce(key));
}

/**
 * Takes a compact JWS apart; `undefined` for text that is no JWT (an opaque token, a truncated one).
 * @see [RFC 7519 - JSON Web Token, section 7.2](https://www.rfc-editor.org/rfc/rfc7519#section-7.2)
 */
export function decodeJwt(token: string): DecodedJwt | undefined {
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
  if (!jwk) return false;
  try {
    await compactVerify(token, await importOnce(jwk), { algorithms: ['RS256'] });
    return true;
  } catch {
    return false;
  }
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
