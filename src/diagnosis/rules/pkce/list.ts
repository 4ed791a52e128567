import type { Rule } from '../../rule.ts';
import { pkceChallengeMalformed } from './pkce-challenge-malformed.ts';
import { pkceChallengeMissing } from './pkce-challenge-missing.ts';
import { pkceMethodPlain } from './pkce-method-plain.ts';
import { pkceMethodUnsupported } from './pkce-method-unsupported.ts';
import { pkceMissingForPublicClient } from './pkce-missing-for-public-client.ts';
import { pkceRequired } from './pkce-required.ts';
import { pkceVerifierMalformed } from './pkce-verifier-malformed.ts';
import { pkceVerifierMismatch } from './pkce-verifier-mismatch.ts';
import { pkceVerifierMissing } from './pkce-verifier-missing.ts';

/** Rules about PKCE (RFC 7636). */
export const pkceRules: readonly Rule[] = [
  pkceVerifierMismatch,
  pkceVerifierMissing,
  pkceChallengeMissing,
  pkceVerifierMalformed,
  pkceChallengeMalformed,
  pkceMethodUnsupported,
  pkceMethodPlain,
  pkceRequired,
  pkceMissingForPublicClient,
];
