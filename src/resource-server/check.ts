import type { Check } from '../protocol/check.ts';
import type { DpopProof } from '../protocol/dpop.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import type { Jwks } from '../protocol/jwt.ts';
import type { ProofMemory } from './dpop-memory.ts';
import type { DpopNonces } from './dpop-nonces.ts';
import type { ApiPolicy } from './policy.ts';
import type { Scheme, SentTokens } from './token-transports.ts';

/** What the API was set up with, what it remembers, and what time it is: all that a token is measured against. */
export interface Measure {
  readonly issuer: string;
  readonly audience: string;
  readonly jwks: Jwks;
  readonly policy: ApiPolicy;
  readonly usedProofs: ProofMemory;
  /** Only where the policy asks for nonces. */
  readonly nonces: DpopNonces | undefined;
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly now: number;
  /** The scope that the route asks for. */
  readonly scope: string;
}

/** One request's token as the checks look at it; header and claims are empty where the token is no JWT. */
export interface Attempt extends Measure {
  readonly method: string;
  readonly url: string;
  readonly sent: SentTokens;
  readonly scheme: Scheme | undefined;
  readonly token: string;
  readonly isJwt: boolean;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signature: string;
  /** Every `DPoP` header of a request that sends its token by the scheme DPoP; with any other scheme they say nothing. */
  readonly proofs: readonly string[];
  /** The first of them taken apart. */
  readonly proof: DpopProof | undefined;
}

/** What a check found. */
export type Verdict = Pick<Check, 'passed' | 'expected' | 'actual'>;

/**
 * How the API says no.
 * @see [RFC 6750 - Bearer Token Usage, section 3.1](https://www.rfc-editor.org/rfc/rfc6750#section-3.1)
 */
export interface Refusal {
  readonly status: 400 | 401 | 403;
  /** Absent where the request carried no token: then the challenge names no error. */
  readonly code?: ErrorCode;
  /** Goes on the wire, and so never repeats what was sent. */
  readonly description: string;
  /** Says beside a Bearer challenge that there is DPoP too. */
  readonly offersDpop?: true;
}

/** One check of the API. Checks run in the order of the table; the first that fails refuses the request. */
export interface ApiCheck extends Pick<Check, 'id' | 'title' | 'spec'> {
  readonly refusal: Refusal;
  /** Judges a request; `undefined` where the rule does not apply to it or the policy has switched it off. */
  run(attempt: Attempt): Verdict | undefined | Promise<Verdict | undefined>;
}

/** A claim or header parameter in words; absence too. */
export function inWords(value: unknown): string {
  if (value === undefined) return '(absent)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The thumbprint of the key that a token is bound to (RFC 9449 §6.1); `undefined` where it names none. */
export function boundTo({ cnf }: Attempt['claims']): string | undefined {
  const jkt = typeof cnf === 'object' && cnf !== null && 'jkt' in cnf ? cnf.jkt : undefined;
  return typeof jkt === 'string' ? jkt : undefined;
}

/** A proof that is wrong in itself (RFC 9449 §7.1). */
export function badProof(description: string): Refusal {
  return { status: 401, code: 'invalid_dpop_proof', description };
}
