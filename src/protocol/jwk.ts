import { importJWK, type JWK } from 'jose';
import { fromBase64Url, toBase64Url } from './encoding.ts';

/** The asymmetric signature algorithms that Node and browsers verify, by what their key is (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2.2). */
const KEY_OF_ALGORITHM = {
  ES256: { kty: 'EC', crv: 'P-256' },
  RS256: { kty: 'RSA', crv: undefined },
  PS256: { kty: 'RSA', crv: undefined },
  EdDSA: { kty: 'OKP', crv: 'Ed25519' },
  Ed25519: { kty: 'OKP', crv: 'Ed25519' },
} as const;

/** One of the signature algorithms that can be asked for. `none` and the symmetric ones are not among them. */
export type SignatureAlgorithm = keyof typeof KEY_OF_ALGORITHM;

/** Every {@link SignatureAlgorithm}. */
export const signatureAlgorithms = Object.keys(KEY_OF_ALGORITHM) as readonly SignatureAlgorithm[];

const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** Whether a JWK holds what only its owner may know, or a shared secret. */
export function isPrivate(jwk: JWK): boolean {
  return PRIVATE.some((member) => Object.hasOwn(jwk, member));
}

/**
 * The public key in a JWK: the members that make the key, and no other. `undefined` where they are missing, not in their
 * one right encoding, or of a kind or size that nothing here signs with (an RSA key below 2048 bits, another curve).
 * @see [RFC 7518 - JSON Web Algorithms, section 6](https://www.rfc-editor.org/rfc/rfc7518#section-6)
 */
export function publicKeyOf(jwk: JWK): JWK | undefined {
  const { kty, crv, x, y, n, e } = jwk;
  if (kty === 'RSA' && isNumber(n, 256, 1024) && isNumber(e, 1, 4)) return { kty, n, e } as JWK;
  if (kty === 'EC' && crv === 'P-256' && isBytes(x, 32) && isBytes(y, 32)) return { kty, crv, x, y } as JWK;
  if (kty === 'OKP' && crv === 'Ed25519' && isBytes(x, 32)) return { kty, crv, x } as JWK;
  return undefined;
}

/** Bytes of a BASE64URL text, if it is what encoding them gives: two texts for one key would be two thumbprints. */
function bytesOf(text: unknown): Uint8Array | undefined {
  const bytes = typeof text === 'string' ? fromBase64Url(text) : undefined;
  return bytes && toBase64Url(bytes) === text ? bytes : undefined;
}

const isBytes = (text: unknown, length: number) => bytesOf(text)?.length === length;

function isNumber(text: unknown, least: number, most: number): boolean {
  const bytes = bytesOf(text);
  return bytes !== undefined && bytes.length >= least && bytes.length <= most && bytes[0] !== 0;
}

/**
 * Whether a key may verify this algorithm: by its kind, and by what it says of itself (`use`, `alg`, `key_ops`).
 * @see [RFC 8725 - JSON Web Token Best Current Practices, section 3.1](https://www.rfc-editor.org/rfc/rfc8725#section-3.1)
 */
export function fits(jwk: JWK, algorithm: SignatureAlgorithm): boolean {
  const { kty, crv } = KEY_OF_ALGORITHM[algorithm];
  const { use = 'sig', alg = algorithm, key_ops: operations = ['verify'] } = jwk;
  const meant =
    use === 'sig' && alg === algorithm && Array.isArray(operations) && operations.includes('verify');
  return meant && jwk.kty === kty && (crv === undefined || jwk.crv === crv);
}

type ImportedKey = ReturnType<typeof importJWK>;
const imported = new WeakMap<object, Map<string, ImportedKey>>();

/** Imports a key for an algorithm; the same object is imported once. */
export function importOnce(jwk: JWK, algorithm: string): ImportedKey {
  const known = imported.get(jwk) ?? new Map<string, ImportedKey>();
  imported.set(jwk, known);
  const key = known.get(algorithm) ?? importJWK(jwk, algorithm);
  known.set(algorithm, key);
  return key;
}

/**
 * A public RSA key as PEM text: SPKI in lines of 64 characters, each with a line feed, the last one too, as OpenSSL writes it.
 * Throws where the JWK is none.
 * @see [RFC 7468 - Textual Encodings of PKIX Structures, section 13](https://www.rfc-editor.org/rfc/rfc7468#section-13)
 */
export async function publicKeyPem(jwk: JWK): Promise<string> {
  const key = await importJWK(publicKeyOf(jwk) ?? {}, 'RS256');
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', key as CryptoKey));
  const lines = btoa(String.fromCharCode(...spki)).match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n');
}
