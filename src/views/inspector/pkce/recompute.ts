import { sha256, toBase64Url, toHex } from '../../../protocol/encoding.ts';

/** What a verifier gives, step by step. */
export interface Recomputed {
  /** The SHA-256 of the verifier: 32 bytes, two hexadecimal digits each. `undefined` for `plain`. */
  readonly bytes: readonly string[] | undefined;
  readonly challenge: string;
}

/**
 * Works a code_challenge out of its verifier.
 * @see [RFC 7636 - Proof Key for Code Exchange, section 4.6](https://www.rfc-editor.org/rfc/rfc7636#section-4.6)
 */
export async function recompute(verifier: string, method: string | undefined): Promise<Recomputed> {
  if (method !== 'S256') return { bytes: undefined, challenge: verifier };
  const hash = sha256(verifier);
  return { bytes: toHex(hash).match(/../g) ?? [], challenge: toBase64Url(hash) };
}
