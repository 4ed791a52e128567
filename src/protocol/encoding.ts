import { sha256 as sha2 } from '@noble/hashes/sha2.js';
import { base64url } from 'jose';
import type { Random } from './inputs.ts';
import { remembered } from './remembered.ts';

/** BASE64URL without padding (RFC 7636 Appendix A). */
export function toBase64Url(bytes: Uint8Array): string {
  return base64url.encode(bytes);
}

/** Reads BASE64URL; `undefined` for text that is none. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[\w-]*$/.test(text)) return undefined;
  try {
    return base64url.decode(text);
  } catch {
    return undefined;
  }
}

/**
 * SHA-256 of the ASCII or UTF-8 bytes of a text. By a library and not by the browser's own, which takes longer to hand a short text to
 * another thread than to hash it.
 */
export function sha256(text: string): Uint8Array {
  return sha2(new TextEncoder().encode(text));
}

/**
 * What `at_hash` and `c_hash` say of a token or a code: the left half of its SHA-256, in BASE64URL.
 * @see [OpenID Connect Core 1.0, section 3.3.2.11](https://openid.net/specs/openid-connect-core-1_0.html#HybridIDToken)
 */
export function leftHalfHash(text: string): string {
  return rememberedHash(text, () => toBase64Url(sha256(text).slice(0, 16)));
}

const rememberedHash = remembered<string>();

/** Bytes as lower-case hex, two digits each. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** An unguessable name of `length` random bytes in BASE64URL: a code, a state, a session id. */
export function randomToken(random: Random, length: number): string {
  return toBase64Url(random.bytes(length));
}
