import type { Rule } from '../../rule.ts';
import { accessTokenExpired } from './access-token-expired.ts';
import { algorithmNone } from './algorithm-none.ts';
import { algorithmUnexpected } from './algorithm-unexpected.ts';
import { atHashMismatch } from './at-hash-mismatch.ts';
import { audienceMismatch } from './audience-mismatch.ts';
import { authTimeMissing } from './auth-time-missing.ts';
import { authorizedParty } from './authorized-party.ts';
import { cHashMismatch } from './c-hash-mismatch.ts';
import { clockSkew } from './clock-skew.ts';
import { hashMissing } from './hash-missing.ts';
import { idTokenAsAccessToken } from './id-token-as-access-token.ts';
import { idTokenExpired } from './id-token-expired.ts';
import { issuerMismatch } from './issuer-mismatch.ts';
import { keyNotFound } from './key-not-found.ts';
import { signatureInvalid } from './signature-invalid.ts';
import { subjectMismatch } from './subject-mismatch.ts';
import { tokenMalformed } from './token-malformed.ts';
import { tokenNotYetValid } from './token-not-yet-valid.ts';

/** What tokens say, and whether a receiver may believe it. */
export const tokenRules: readonly Rule[] = [
  issuerMismatch,
  audienceMismatch,
  authorizedParty,
  idTokenExpired,
  tokenNotYetValid,
  accessTokenExpired,
  algorithmNone,
  algorithmUnexpected,
  keyNotFound,
  atHashMismatch,
  cHashMismatch,
  hashMissing,
  idTokenAsAccessToken,
  tokenMalformed,
  subjectMismatch,
  authTimeMissing,
  signatureInvalid,
  clockSkew,
];
