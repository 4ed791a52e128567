import type { Rule } from '../../rule.ts';
import { apiRefusedValidToken } from './api-refused-valid-token.ts';
import { apiSchemeWrong } from './api-scheme-wrong.ts';
import { apiTokenMissing } from './api-token-missing.ts';
import { apiTokenOfAnotherIssuer } from './api-token-of-another-issuer.ts';
import { dpopKey } from './dpop-key.ts';
import { dpopNonce } from './dpop-nonce.ts';
import { dpopProof } from './dpop-proof.ts';
import { tokenInQueryAndHeader } from './token-in-query-and-header.ts';
import { userinfoRefused } from './userinfo-refused.ts';

/** Calls to the API and to /userinfo. */
export const apiRules: readonly Rule[] = [
  apiTokenMissing,
  apiSchemeWrong,
  tokenInQueryAndHeader,
  dpopProof,
  dpopKey,
  dpopNonce,
  apiTokenOfAnotherIssuer,
  userinfoRefused,
  apiRefusedValidToken,
];
