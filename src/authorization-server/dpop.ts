import { type DpopProof, decodeProof, keyThumbprint } from '../protocol/dpop.ts';
import { randomToken } from '../protocol/encoding.ts';
import { type HttpRequest, headers } from '../protocol/http.ts';
import type { Random } from '../protocol/inputs.ts';

/** The DPoP proof of a request; judged by nobody yet. */
export interface Dpop {
  /** How many `DPoP` headers there are. */
  readonly count: number;
  /** The proof, if there is exactly one in readable form. */
  readonly proof: DpopProof | undefined;
  /** The thumbprint of its key (RFC 7638), to which tokens are bound. */
  readonly jkt: string | undefined;
}

const NO_PROOF: Dpop = { count: 0, proof: undefined, jkt: undefined };

/** Reads the proof of a request. */
export function dpopOf(request: HttpRequest): Promise<Dpop> | Dpop {
  const lines = headers(request, 'dpop');
  return lines.length === 0 ? NO_PROOF : read(lines);
}

async function read(lines: readonly string[]): Promise<Dpop> {
  const proof = lines.length === 1 ? decodeProof(lines[0] ?? '') : undefined;
  return { count: lines.length, proof, jkt: proof?.jwk && (await keyThumbprint(proof.jwk)) };
}

/** Under which name a used proof is remembered: its key's `jti`, so that nobody can use up somebody else's. */
export function proofName({ dpop: { proof, jkt } }: { readonly dpop: Dpop }): string {
  return `proof ${jkt} ${String(proof?.claims.jti)}`;
}

/** How old a proof may be, and how far ahead a client's clock, in seconds. */
export const proofWindow = { past: 300, future: 60 } as const;

/**
 * The nonces that this server wants in proofs: a new one every so many seconds, and the one before it still counts.
 * @see [RFC 9449 - OAuth 2.0 Demonstrating Proof of Possession, section 8](https://www.rfc-editor.org/rfc/rfc9449#section-8)
 */
export class DpopNonces {
  readonly #random: Random;
  readonly #lifetime: number;
  #current: { value: string; madeAt: number } | undefined;
  #before: string | undefined;

  constructor(random: Random, lifetime: number) {
    this.#random = random;
    this.#lifetime = lifetime;
  }

  /** The nonce to hand out now. */
  current(now: number): string {
    const age = this.#current ? now - this.#current.madeAt : Number.POSITIVE_INFINITY;
    if (age >= this.#lifetime) {
      this.#before = age < 2 * this.#lifetime ? this.#current?.value : undefined;
      this.#current = { value: randomToken(this.#random, 16), madeAt: now };
    }
    return this.#current?.value ?? '';
  }

  /** Whether a proof may carry this nonce now. */
  accepts(nonce: unknown, now: number): boolean {
    const current = this.current(now);
    return nonce === current || (nonce !== undefined && nonce === this.#before);
  }
}
