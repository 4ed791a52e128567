import type { Rule } from '../../rule.ts';
import { callbackNotFound } from './callback-not-found.ts';
import { redirectUriAddedAtToken } from './redirect-uri-added-at-token.ts';
import { redirectUriAnswerElsewhere } from './redirect-uri-answer-elsewhere.ts';
import { redirectUriFragment } from './redirect-uri-fragment.ts';
import { redirectUriInsecure } from './redirect-uri-insecure.ts';
import { redirectUriMismatchAtToken } from './redirect-uri-mismatch-at-token.ts';
import { redirectUriMissingAtToken } from './redirect-uri-missing-at-token.ts';
import { redirectUriRefused } from './redirect-uri-refused.ts';

/** Rules about `redirect_uri`, and what is found there. */
export const redirectUriRules: readonly Rule[] = [
  redirectUriMismatchAtToken,
  redirectUriMissingAtToken,
  redirectUriAddedAtToken,
  redirectUriRefused,
  redirectUriAnswerElsewhere,
  callbackNotFound,
  redirectUriFragment,
  redirectUriInsecure,
];
