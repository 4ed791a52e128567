import type { Random } from '../protocol/inputs.ts';

/**
 * Twenty capital letters without vowels, so that no code spells a word, and without look-alikes of digits.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 6.1](https://www.rfc-editor.org/rfc/rfc8628#section-6.1)
 */
const ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ';

/** Eight letters: 20^8 codes are too many to try with the guesses that there are (RFC 8628 §5.1). */
const LENGTH = 8;

/** Makes a user code, each letter equally likely. */
export function makeUserCode(random: Random): string {
  let code = '';
  while (code.length < LENGTH) {
    // 240 is the largest multiple of 20 in a byte; bytes above it would favour the first letters.
    const [byte = 255] = random.bytes(1);
    if (byte < 240) code += ALPHABET[byte % 20];
  }
  return code;
}

/** A user code as screens show it: `WDJB-MJHT`. */
export function showUserCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What a person meant: small letters, spaces and any punctuation are forgiven. */
export function readUserCode(typed: string | undefined): string | undefined {
  return typed?.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}
