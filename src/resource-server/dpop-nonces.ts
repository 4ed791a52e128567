import { randomToken } from '../protocol/encoding.ts';
import type { Random } from '../protocol/inputs.ts';

/** How long the API hands out one nonce, in seconds; for as long again the nonce is still taken. */
export const NONCE_LIFETIME = 300;

/** The nonces that DPoP proofs must carry; times are in seconds. */
export interface DpopNonces {
  current(now: number): string;
  accepts(nonce: unknown, now: number): boolean;
}

/**
 * Makes nonces as the clock asks for them: a new one every {@link NONCE_LIFETIME} seconds, and the one before it still counts.
 * @see [RFC 9449 - Demonstrating Proof of Possession, section 9](https://www.rfc-editor.org/rfc/rfc9449#section-9)
 */
export function createDpopNonces(random: Random): DpopNonces {
  let made: { readonly nonce: string; readonly period: number } | undefined;
  let before: typeof made;

  function current(now: number): string {
    const period = Math.floor(now / NONCE_LIFETIME);
    if (made?.period === period) return made.nonce;
    before = made;
    made = { nonce: randomToken(random, 16), period };
    return made.nonce;
  }

  return {
    current,
    accepts(nonce, now) {
      if (nonce === current(now)) return true;
      return (
        before !== undefined &&
        before.nonce === nonce &&
        before.period === Math.floor(now / NONCE_LIFETIME) - 1
      );
    },
  };
}
