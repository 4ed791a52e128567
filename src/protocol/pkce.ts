import { randomToken, sha256, toBase64Url } from './encoding.ts';
import type { Random } from './inputs.ts';

/** `S256` hashes the verifier; `plain` sends it as it is, and protects from nobody who reads the request. */
export type ChallengeMethod = 'S256' | 'plain';

/** 43 to 128 characters out of A-Z a-z 0-9 - . _ ~ */
const VERIFIER = /^[A-Za-z0-9\-._~]{43,128}$/;

/** A `code_challenge` of either method keeps the verifier's grammar. */
export const isCodeChallenge = (text: string): boolean => VERIFIER.test(text);

/**
 * Whether a text has the length and the characters of a `code_verifier`.
 * @see [RFC 7636 - Proof Key for Code Exchange, section 4.1](https://www.rfc-editor.org/rfc/rfc7636#section-4.1)
 */
export const isCodeVerifier = (text: string): boolean => VERIFIER.test(text);

/**
 * Makes a `code_verifier`: 32 random octets as BASE64URL, 43 characters. Hash it with {@link codeChallenge} next.
 * @see [RFC 7636 - Proof Key for Code Exchange, section 4.1](https://www.rfc-editor.org/rfc/rfc7636#section-4.1)
 */
export function makeCodeVerifier(random: Random): string {
  return randomToken(random, 32);
}

/**
 * The `code_challenge` of a verifier: BASE64URL(SHA256(ASCII(code_verifier))) for `S256`, the verifier itself for `plain`.
 * @see [RFC 7636 - Proof Key for Code Exchange, section 4.2](https://www.rfc-editor.org/rfc/rfc7636#section-4.2)
 */
export function codeChallenge(verifier: string, method: ChallengeMethod): string {
  return method === 'plain' ? verifier : toBase64Url(sha256(verifier));
}
