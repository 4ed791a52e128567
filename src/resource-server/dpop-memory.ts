/** How far the `iat` of a DPoP proof may be from the API's clock, in seconds: long enough for a slow network and a slightly fast clock. */
export const PROOF_WINDOW = { past: 60, future: 5 } as const;

/** The proofs that were used, for as long as their `iat` can count as fresh. */
export interface ProofMemory {
  /** Notes a proof down; `false` where it was there already. `now` is in seconds. */
  use(proof: string, now: number): boolean;
  readonly size: number;
}

/**
 * Remembers proofs and forgets them by the clock: one that passed the window once can not pass it again later, so memory holds no
 * more than what came within the window. Records are kept in the order of their coming, so forgetting is cheap.
 * @see [RFC 9449 - Demonstrating Proof of Possession, section 11.1](https://www.rfc-editor.org/rfc/rfc9449#section-11.1)
 */
export function createProofMemory(): ProofMemory {
  const used = new Map<string, number>();

  function forget(now: number): void {
    for (const [proof, until] of used) {
      if (until >= now) return;
      used.delete(proof);
    }
  }

  return {
    use(proof, now) {
      forget(now);
      if (used.has(proof)) return false;
      used.set(proof, now + PROOF_WINDOW.past + PROOF_WINDOW.future);
      return true;
    },
    get size() {
      return used.size;
    },
  };
}
