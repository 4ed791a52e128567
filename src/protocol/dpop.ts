import { calculateJwkThumbprint, type JWK } from 'jose';
import { sha256, toBase64Url } from './encoding.ts';
import { fits, isPrivate, publicKeyOf, type SignatureAlgorithm, signatureAlgorithms } from './jwk.ts';
import { decodeJwt, signJws, verifyByPublicPart } from './jwt.ts';

/**
 * A DPoP proof taken apart without believing it.
 * @see [RFC 9449 - Demonstrating Proof of Possession, section 4.2](https://www.rfc-editor.org/rfc/rfc9449#section-4.2)
 */
export interface DpopProof {
  readonly text: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** The public key of its header, nothing beside it; `undefined` where it is absent, private, symmetric or unusable. */
  readonly jwk: JWK | undefined;
}

/** The algorithms that proofs may be signed with: asymmetric ones only (RFC 9449 §4.3 item 5). */
export const proofAlgorithms: readonly SignatureAlgorithm[] = signatureAlgorithms;

/** Takes a proof apart; `undefined` for text that is no JWT. */
export function decodeProof(text: string): DpopProof | undefined {
  const jwt = decodeJwt(text);
  return jwt && { text, header: jwt.header, claims: jwt.claims, jwk: keyOf(jwt.header.jwk) };
}

function keyOf(value: unknown): JWK | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return isPrivate(value as JWK) ? undefined : publicKeyOf(value as JWK);
}

/**
 * Whether a proof is signed with the key in its own header, with one of {@link proofAlgorithms}. Whose key that is, the
 * signature does not say: compare its {@link keyThumbprint} with the one in the token.
 * @see [RFC 9449 - Demonstrating Proof of Possession, section 4.3](https://www.rfc-editor.org/rfc/rfc9449#section-4.3)
 */
export async function proofSignatureVerifies({ text, header, jwk }: DpopProof): Promise<boolean> {
  const algorithm = proofAlgorithms.find((allowed) => allowed === header.alg);
  return jwk && algorithm && fits(jwk, algorithm) ? verifyByPublicPart(text, jwk, algorithm) : false;
}

/**
 * The SHA-256 thumbprint of a public key in BASE64URL: the value of `cnf.jkt` and `dpop_jkt`.
 * @see [RFC 7638 - JWK Thumbprint, section 3](https://www.rfc-editor.org/rfc/rfc7638#section-3)
 */
export async function keyThumbprint(jwk: JWK): Promise<string> {
  return calculateJwkThumbprint(jwk, 'sha256');
}

/**
 * Whether `htu` names the URL of a request: query and fragment do not count, nor how scheme, host, port and percent-encoding
 * are written.
 * @see [RFC 9449 - Demonstrating Proof of Possession, section 4.3](https://www.rfc-editor.org/rfc/rfc9449#section-4.3)
 */
export function sameTarget(htu: unknown, url: string): boolean {
  const target = typeof htu === 'string' ? targetOf(htu) : undefined;
  return target !== undefined && target === targetOf(url);
}

function targetOf(text: string): string | undefined {
  // URL mends what is no URI: spaces, backslashes, missing slashes.
  if (!/^https?:\/\/[^/?#]/i.test(text) || /[^\x21-\x7e]|\\/.test(text) || !URL.canParse(text))
    return undefined;
  const { protocol, username, password, host, pathname } = new URL(text);
  return `${protocol}//${username}:${password}@${host}${pathname.replace(/%[\da-f]{2}/gi, asWritten)}`;
}

/** RFC 3986 §6.2.2: unreserved characters stand for themselves, other octets in upper-case hex. */
function asWritten(encoded: string): string {
  const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
  return /[\w.~-]/.test(character) ? character : encoded.toUpperCase();
}

/**
 * What `ath` says of the access token that a proof goes with: its SHA-256 in BASE64URL.
 * @see [RFC 9449 - Demonstrating Proof of Possession, section 4.2](https://www.rfc-editor.org/rfc/rfc9449#section-4.2)
 */
export function accessTokenHash(token: string): string {
  return toBase64Url(sha256(token));
}

/** What a proof is made from. */
export interface ProofInput {
  /** Its `alg`, or else its kind, decides the algorithm: RS256, ES256 or EdDSA. Only RS256 gives the same proof twice. */
  readonly key: JWK;
  /** `jti`, `htm`, `htu` and `iat`; `ath` and `nonce` where they are asked for. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * Signs a DPoP proof, with the public part of the key in its header. Throws where the key can sign none.
 * @see [RFC 9449 - Demonstrating Proof of Possession, section 4.2](https://www.rfc-editor.org/rfc/rfc9449#section-4.2)
 */
export async function makeProof({ key, claims }: ProofInput): Promise<string> {
  const jwk = publicKeyOf(key);
  const alg = proofAlgorithms.find(
    (known) => jwk && fits({ ...jwk, ...(key.alg && { alg: key.alg }) }, known),
  );
  if (!jwk || !alg) throw new TypeError('A DPoP proof needs an RSA, P-256 or Ed25519 key.');
  return signJws({ ...claims }, key, { alg, typ: 'dpop+jwt', jwk });
}
