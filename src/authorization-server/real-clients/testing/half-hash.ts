import { createHash } from 'node:crypto';

/**
 * What `at_hash` and `c_hash` must be with RS256. Only openid-client 5 looks at `at_hash`; beside the others the tests do.
 * @see [OpenID Connect Core 1.0, section 3.3.2.11](https://openid.net/specs/openid-connect-core-1_0.html#HybridIDToken)
 */
export const halfHash = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
