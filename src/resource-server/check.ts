import type { Check } from '../protocol/check.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import type { Jwks } from '../protocol/jwt.ts';
import type { SentTokens } from './token-transports.ts';

/** What the API was set up with, and what time it is: all that a token is measured against. */
export interface Measure {
  readonly issuer: string;
  readonly audience: string;
  readonly jwks: Jwks;
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly now: number;
  /** The scope that the route asks for. */
  readonly scope: string;
}

/** One request's token as the checks look at it; header and claims are empty where the token is no JWT. */
export interface Attempt extends Measure {
  readonly sent: SentTokens;
  readonly token: string;
  readonly isJwt: boolean;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
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
}

/** One check of the API. Checks run in the order of the table; the first that fails refuses the request. */
export interface ApiCheck extends Pick<Check, 'id' | 'title' | 'spec'> {
  readonly refusal: Refusal;
  run(attempt: Attempt): Verdict | Promise<Verdict>;
}

/** A claim or header parameter in words; absence too. */
export function inWords(value: unknown): string {
  if (value === undefined) return '(absent)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
