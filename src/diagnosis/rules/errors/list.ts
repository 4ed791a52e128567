import type { Rule } from '../../rule.ts';
import { errorAccessDenied } from './error-access-denied.ts';
import { errorAnswerAltered } from './error-answer-altered.ts';
import { errorApiFailed } from './error-api-failed.ts';
import { errorAppFailed } from './error-app-failed.ts';
import { errorBusy } from './error-busy.ts';
import { errorDpop } from './error-dpop.ts';
import { errorInsufficientScope } from './error-insufficient-scope.ts';
import { errorInvalidClient } from './error-invalid-client.ts';
import { errorInvalidGrant } from './error-invalid-grant.ts';
import { errorInvalidRequest } from './error-invalid-request.ts';
import { errorInvalidScope } from './error-invalid-scope.ts';
import { errorInvalidToken } from './error-invalid-token.ts';
import { errorNoAnswer } from './error-no-answer.ts';
import { errorNoCode } from './error-no-code.ts';
import { errorNoOauthAnswer } from './error-no-oauth-answer.ts';
import { errorOtherCode } from './error-other-code.ts';
import { errorServerFailed } from './error-server-failed.ts';
import { errorSignInNeeded } from './error-sign-in-needed.ts';
import { errorSignInPage } from './error-sign-in-page.ts';
import { errorUnauthorizedClient } from './error-unauthorized-client.ts';
import { errorUnsupportedGrantType } from './error-unsupported-grant-type.ts';
import { errorUnsupportedResponseType } from './error-unsupported-response-type.ts';

/** What is said of an error answer that no other rule explains. */
export const errorRules: readonly Rule[] = [
  errorInvalidGrant,
  errorInvalidClient,
  errorInvalidRequest,
  errorUnauthorizedClient,
  errorUnsupportedGrantType,
  errorInvalidScope,
  errorUnsupportedResponseType,
  errorAccessDenied,
  errorSignInNeeded,
  errorSignInPage,
  errorDpop,
  errorServerFailed,
  errorBusy,
  errorNoOauthAnswer,
  errorNoCode,
  errorOtherCode,
  errorNoAnswer,
  errorAnswerAltered,
  errorAppFailed,
  errorInvalidToken,
  errorInsufficientScope,
  errorApiFailed,
];
