import type { Rule } from '../../rule.ts';
import { issMismatchInResponse } from './iss-mismatch-in-response.ts';
import { issMissingInResponse } from './iss-missing-in-response.ts';
import { metadataIssuerMismatch } from './metadata-issuer-mismatch.ts';
import { mixedIssuers } from './mixed-issuers.ts';

/** Rules about who the server is. */
export const issuerRules: readonly Rule[] = [
  issMismatchInResponse,
  issMissingInResponse,
  mixedIssuers,
  metadataIssuerMismatch,
];
