import type { FlowId } from '../../../flows/index.ts';
import {
  apiRefuses,
  assertionExpired,
  audienceRefused,
  challengeRefused,
  codeExpired,
  cookieLost,
  type ExpectedEnd,
  familyRevoked,
  noOpenid,
  passwordWrong,
  peopleRefuse,
  type Rule,
  refusedWhenPushed,
  requestRefused,
  scopeRefused,
  secretWrong,
} from './reasons.ts';
import { asksFor, either, is, refreshable, type Setting, signedIn } from './setting.ts';

/** The reasons for each flow's end, in order of precedence: the first that holds is how it ends. */
const RULES: Readonly<Record<FlowId, readonly Rule[]>> = {
  'authorization-code': [
    ...refusedWhenPushed([secretWrong, ...requestRefused]),
    ...requestRefused,
    ...peopleRefuse,
    secretWrong,
    assertionExpired,
    codeExpired,
    ...apiRefuses,
    familyRevoked,
  ],
  'authorization-code-pkce': [
    ...refusedWhenPushed(requestRefused),
    ...requestRefused,
    ...challengeRefused,
    ...peopleRefuse,
    codeExpired,
    ...apiRefuses,
    familyRevoked,
  ],
  'implicit-form-post': [
    ...refusedWhenPushed([scopeRefused, noOpenid]),
    cookieLost,
    scopeRefused,
    noOpenid,
    ...peopleRefuse,
  ],
  hybrid: [
    ...refusedWhenPushed([secretWrong, ...requestRefused, noOpenid]),
    cookieLost,
    ...requestRefused,
    noOpenid,
    ...peopleRefuse,
    secretWrong,
    assertionExpired,
    codeExpired,
    ...apiRefuses,
    familyRevoked,
  ],
  'client-credentials': [
    secretWrong,
    assertionExpired,
    audienceRefused,
    {
      why: 'RFC 6749 §5.2: an unknown scope, or one that only a user could grant',
      when: either(asksFor('fly:rockets'), asksFor('openid')),
      ...{ state: 'scopeUnknown', error: 'invalid_scope' },
    },
    // A machine that names no API means the only one that there is.
    ...apiRefuses.filter(({ state }) => state !== 'accessTokenRefused'),
  ],
  'device-authorization': [
    ...requestRefused,
    {
      why: 'RFC 8628 §3.5: nobody came in time',
      when: is('mishap', 'device code expires'),
      ...{ state: 'deviceCodeExpired', error: 'expired_token' },
    },
    {
      why: 'RFC 8628 §3.5: the user says no on the phone',
      when: is('consent', 'denied'),
      ...{ state: 'deviceDenied', error: 'access_denied' },
    },
    ...apiRefuses,
    familyRevoked,
  ],
  'resource-owner-password': [
    secretWrong,
    assertionExpired,
    ...requestRefused,
    passwordWrong,
    ...apiRefuses,
    familyRevoked,
  ],
};

/** How a walk must end, by what the specifications and the server's README say. */
export function expectedEnd(flow: FlowId, options: Setting): ExpectedEnd {
  const rule = ruleOf(flow, options);
  if (!rule) return { state: 'complete' };
  return { state: rule.state, ...(rule.error !== undefined && { error: rule.error }) };
}

/** Why a walk must end before it is complete; `undefined` where it need not. */
export const reasonOf = (flow: FlowId, options: Setting): string | undefined => ruleOf(flow, options)?.why;

/** Every reason of a flow. */
export const reasonsOf = (flow: FlowId): string[] => RULES[flow].map(({ why }) => why);

const ruleOf = (flow: FlowId, options: Setting): Rule | undefined =>
  RULES[flow].find(({ when }) => when(withMishap(options)));

/** Some things only go wrong where the walk is set up for them. */
function withMishap(options: Setting): Setting {
  return options['mishap'] === 'sign-in needed' ? { ...options, prompt: 'none', session: 'none' } : options;
}

/** Whether a complete walk has a refresh in it. */
export function expectsRefresh(flow: FlowId, options: Setting): boolean {
  if (flow === 'client-credentials' || flow === 'implicit-form-post') return false;
  return refreshable(options) && either(is('refresh', 'true'), is('mishap', 'old refresh token'))(options);
}

/** What a person is asked on a complete walk, each question once. */
export function expectedQuestions(flow: FlowId, options: Setting): string[] {
  if (flow === 'client-credentials') return [];
  if (flow === 'resource-owner-password') return ['sign_in'];
  const signIn =
    signedIn(options) && !/login|select_account/.test(options['prompt'] ?? '') ? [] : ['sign_in'];
  // A device asks for consent every time (RFC 8628 §5.4: who confirms must see for what).
  if (flow === 'device-authorization')
    return ['start_app', 'open_verification_uri', 'enter_user_code', ...signIn, 'consent'];
  const consent =
    is('consent', 'remembered')(options) && !is('prompt', 'consent')(options) ? [] : ['consent'];
  return ['pick_login', ...signIn, ...consent];
}
