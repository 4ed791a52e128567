import {
  asksFor,
  both,
  byKey,
  type Condition,
  either,
  idTokenInFront,
  is,
  late,
  not,
  pushed,
  refreshable,
  signedIn,
  silent,
} from './setting.ts';

/** How a walk ends. */
export interface ExpectedEnd {
  readonly state: string;
  /** What goes over the wire because of it; absent where nothing does. */
  readonly error?: string;
}

/** A reason for a walk to end before it is complete. */
export interface Rule extends ExpectedEnd {
  /** Why, with the section that says so where there is one. */
  readonly why: string;
  readonly when: Condition;
}

const ofTheApi = either(asksFor('read:orders'), asksFor('write:orders'));

export const audienceRefused: Rule = {
  why: 'RFC 8707 §2: an API that is not registered here',
  when: is('audience', 'unknown'),
  ...{ state: 'audienceUnknown', error: 'invalid_target' },
};

export const scopeRefused: Rule = {
  why: 'RFC 6749 §3.3: an unknown scope, or one of an API that was not named',
  when: either(asksFor('fly:rockets'), both(ofTheApi, is('audience', 'none'))),
  ...{ state: 'scopeUnknown', error: 'invalid_scope' },
};

/** What is wrong with a request, in the order of the server's table of checks. */
export const requestRefused = [audienceRefused, scopeRefused] as const;

export const noOpenid: Rule = {
  why: 'OIDC Core §3.1.2.1: an ID token through the browser wants the scope openid',
  when: both(idTokenInFront, not(asksFor('openid'))),
  ...{ state: 'authorizationRefused', error: 'invalid_scope' },
};

export const challengeRefused: readonly Rule[] = [
  {
    why: 'RFC 7636 §4.4.1: no code_challenge, where the server requires one',
    when: is('challengeMethod', 'none'),
    ...{ state: 'challengeMissing', error: 'invalid_request' },
  },
  {
    why: 'RFC 7636 §4.4.1: plain, where the server takes S256 only',
    when: is('challengeMethod', 'plain'),
    ...{ state: 'challengeMethodRefused', error: 'invalid_request' },
  },
];

/** The same, where the request is pushed: the app hears of it over the back channel. */
export const refusedWhenPushed = (rules: readonly Rule[]): Rule[] =>
  rules.map(({ why, when, ...rest }) => ({
    ...{ why: `RFC 9126 §2.3: pushed; ${why}`, when: both(pushed, when) },
    ...{ ...rest, state: 'pushRefused' },
  }));

export const secretWrong: Rule = {
  why: 'RFC 6749 §5.2: a client secret that is not the registered one',
  when: both(is('mishap', 'wrong client secret'), not(byKey)),
  ...{ state: 'clientSecretWrong', error: 'invalid_client' },
};

/** What else keeps the browser from coming back with what was asked for. */
export const peopleRefuse: readonly Rule[] = [
  {
    why: 'OIDC Core §3.1.2.6: prompt=none, and nobody is signed in, or not recently enough',
    when: both(silent, not(signedIn)),
    ...{ state: 'signInRequired', error: 'login_required' },
  },
  {
    why: 'OIDC Core §3.1.2.6: prompt=none, and no consent is remembered',
    when: both(silent, not(is('consent', 'remembered'))),
    ...{ state: 'consentRequired', error: 'consent_required' },
  },
  {
    why: 'RFC 6749 §4.1.2.1: the user says no',
    when: is('consent', 'denied'),
    ...{ state: 'accessDenied', error: 'access_denied' },
  },
];

/** The app cannot tell whose response it is, so it believes nothing in it, an error neither. */
export const cookieLost: Rule = {
  why: 'RFC 6265bis §5.8.3: a POST from another site brings no cookie with SameSite=Lax',
  when: is('sessionCookie', 'Lax'),
  state: 'sessionLost',
};

export const assertionExpired: Rule = {
  why: 'RFC 7523 §3: the assertion is past its exp; the client is judged before its code',
  when: both(byKey, is('mishap', 'assertion expires')),
  ...{ state: 'assertionExpired', error: 'invalid_client' },
};

export const codeExpired: Rule = {
  why: 'RFC 6749 §4.1.2: the code is older than its minute',
  when: late,
  ...{ state: 'codeExpired', error: 'invalid_grant' },
};

/** What the API refuses, in the order of its table of checks. */
export const apiRefuses: readonly Rule[] = [
  {
    why: 'RFC 9068 §4: the token is for nobody in particular, so not for this API',
    when: is('audience', 'none'),
    ...{ state: 'accessTokenRefused', error: 'invalid_token' },
  },
  {
    why: 'RFC 6750 §3.1: the access token has expired',
    when: is('mishap', 'access token expires'),
    ...{ state: 'accessTokenExpired', error: 'invalid_token' },
  },
  {
    why: 'RFC 6750 §3.1: the access token does not carry read:orders',
    when: (given) => given['scope'] !== '' && !asksFor('read:orders')(given),
    ...{ state: 'scopeMissing', error: 'insufficient_scope' },
  },
];

export const familyRevoked: Rule = {
  why: 'RFC 9700 §4.14.2: a refresh token that rotation has spent comes again',
  when: both(is('mishap', 'old refresh token'), refreshable, is('rotation', 'on')),
  ...{ state: 'refreshTokenReused', error: 'invalid_grant' },
};

export const passwordWrong: Rule = {
  why: 'RFC 6749 §5.2: the credentials of the resource owner do not fit',
  when: either(is('mishap', 'wrong password'), is('mishap', 'unknown user')),
  ...{ state: 'passwordWrong', error: 'invalid_grant' },
};
