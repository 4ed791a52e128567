import type { Rule } from '../../rule.ts';
import { answerToNoAsk } from './answer-to-no-ask.ts';
import { authorizationAnswerEmpty } from './authorization-answer-empty.ts';
import { authorizationRequestInvalid } from './authorization-request-invalid.ts';
import { formPostCookieLost } from './form-post-cookie-lost.ts';
import { parameterRepeated } from './parameter-repeated.ts';
import { reauthenticationIgnored } from './reauthentication-ignored.ts';
import { redirectLoop } from './redirect-loop.ts';
import { requestUriRefused } from './request-uri-refused.ts';
import { responseModeIgnored } from './response-mode-ignored.ts';
import { responseModeUnsafe } from './response-mode-unsafe.ts';
import { responseTypeRefused } from './response-type-refused.ts';
import { silentLoginRefused } from './silent-login-refused.ts';
import { thirdPartyCookieBlocked } from './third-party-cookie-blocked.ts';

/** Rules about the way from the authorization request to the answer. */
export const responseRules: readonly Rule[] = [
  responseTypeRefused,
  authorizationRequestInvalid,
  requestUriRefused,
  parameterRepeated,
  responseModeIgnored,
  responseModeUnsafe,
  formPostCookieLost,
  silentLoginRefused,
  thirdPartyCookieBlocked,
  redirectLoop,
  authorizationAnswerEmpty,
  answerToNoAsk,
  reauthenticationIgnored,
];
