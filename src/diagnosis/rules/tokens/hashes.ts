import { sha384, sha512 } from '@noble/hashes/sha2.js';
import { leftHalfHash, toBase64Url } from '../../../protocol/encoding.ts';
import type { Field, Fields } from '../../facts/facts.ts';
import type { Issued } from './claims.ts';

/**
 * What `at_hash` or `c_hash` must be under the algorithm of the ID token; `undefined` where the algorithm does not say its hash.
 * @see [OpenID Connect Core 1.0, section 3.1.3.6](https://openid.net/specs/openid-connect-core-1_0.html#CodeIDToken)
 */
export function halfHashFor(alg: unknown, value: string): string | undefined {
  const bits = typeof alg === 'string' ? /^(?:RS|PS|ES|HS)(256|384|512)$/.exec(alg)?.[1] : undefined;
  if (bits === '256') return leftHalfHash(value);
  if (bits === undefined) return undefined;
  const hash = (bits === '384' ? sha384 : sha512)(new TextEncoder().encode(value));
  return toBase64Url(hash.slice(0, hash.length / 2));
}

/** The answer that brought a token: of the token endpoint, or through the browser. */
export const answerWith = ({ call, authorization }: Issued): Fields | undefined =>
  call?.answer ?? authorization?.fields;

/** The same answer's other value. */
export const besideIt = (token: Issued, name: string): Field | undefined => answerWith(token)?.get(name);
