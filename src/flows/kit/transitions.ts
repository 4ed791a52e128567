import type { Failure } from './failures.ts';

type Table = Readonly<Record<string, Failure>>;

/** Transitions out of a table: the server's check that refused the message, and the state that it leads to. */
export function refusals(table: Table) {
  return Object.entries(table).map(([check, target]) => ({
    guard: { type: 'refusedBy' as const, params: { check } },
    target,
    actions: 'keepError' as const,
  }));
}

/** The same where a page said so, not the response of an exchange. */
export function pageRefusals(table: Table) {
  return Object.entries(table).map(([check, target]) => ({
    guard: { type: 'refusedBy' as const, params: { check } },
    target,
    actions: 'keepLanding' as const,
  }));
}

/** The same for the app's own checks, of which nothing goes over the wire. */
export function appRefusals(table: Table) {
  return Object.entries(table).map(([check, target]) => ({
    guard: { type: 'appRefusedBy' as const, params: { check } },
    target,
  }));
}

/** Transitions by the check that refused the authorization request, once its error came back to the app. */
export function refusedEarlier(table: Table) {
  return Object.entries(table).map(([check, target]) => ({
    guard: { type: 'refusedEarlier' as const, params: { check } },
    target,
    actions: 'keepReturnedError' as const,
  }));
}

/** Where anything else that the server refused leads. */
export const elseRefused = (target: Failure) => ({ target, actions: 'keepError' as const });

/** What a person picked at the end, and the state that it leads to. */
export function picks(table: Readonly<Record<string, string>>) {
  return Object.entries(table).map(([offer, target]) => ({
    guard: { type: 'picked' as const, params: { offer } },
    target,
    actions: 'forgetError' as const,
  }));
}

/** The app checked something: if all passed it goes on, else each check that refused has its state. */
export function judged<const K extends string>(target: string, keep: K, table: Table, otherwise: Failure) {
  return [
    { guard: { type: 'accepted' as const }, target, actions: keep },
    ...appRefusals(table),
    { target: otherwise },
  ];
}

/** Where the browser can come to rest while a person signs in: a page that asks, an error page, or back at the app. */
export function landings(back: string) {
  return [
    {
      guard: { type: 'refusedBy' as const, params: { check: 'credentials_correct' } },
      target: 'wrongPassword',
      actions: 'keepPage' as const,
    },
    onPage('login', 'promptedForLogin'),
    onPage('consent', 'askedForConsent'),
    ...pageRefusals({
      client_registered: 'clientUnknown',
      redirect_uri_registered: 'redirectUriUnregistered',
      pushed_request_known: 'requestUriExpired',
      pushed_request_not_expired: 'requestUriExpired',
      password_guesses_left: 'tooManyAttempts',
    }),
    { guard: { type: 'atRedirectUri' as const }, target: back, actions: 'keepLanding' as const },
    { target: 'authorizationRefused', actions: 'keepLanding' as const },
  ];
}

/** The browser rests on a page of this name, and somebody is asked something there. */
export const onPage = (page: string, target: string) => ({
  guard: { type: 'onPage' as const, params: { page } },
  target,
  actions: 'keepPage' as const,
});

/** How the authorization server's errors reach the app, by the check that refused. */
export const authorizationRefusals = {
  consent_given: 'accessDenied',
  scope_known: 'scopeUnknown',
  audience_known: 'audienceUnknown',
  login_not_needed: 'signInRequired',
  consent_not_needed: 'consentRequired',
  client_may_use_response_type: 'responseTypeRefused',
  response_type_supported: 'responseTypeRefused',
} as const satisfies Table;

/** Whatever the authorization server refuses of a client's authentication, and of its proof of a key. */
export const clientRefusals = {
  client_registered: 'clientUnknown',
  client_secret_correct: 'clientSecretWrong',
  client_secret_guesses_left: 'tooManyAttempts',
  one_client_authentication_method: 'clientAuthenticationRefused',
  client_authentication_readable: 'clientAuthenticationRefused',
  client_named_once: 'clientAuthenticationRefused',
  client_authenticates_as_registered: 'clientAuthenticationRefused',
  assertion_not_expired: 'assertionExpired',
  assertion_signature_valid: 'assertionRefused',
  assertion_by_client: 'assertionRefused',
  assertion_for_this_server: 'assertionRefused',
  assertion_unused: 'assertionRefused',
} as const satisfies Table;

/** What refuses a DPoP proof, at the authorization server or at the API. */
export const proofRefusals = {
  dpop_proof_well_formed: 'dpopRefused',
  dpop_signature_valid: 'dpopRefused',
  dpop_for_this_request: 'dpopRefused',
  dpop_fresh: 'dpopRefused',
  dpop_unused: 'dpopRefused',
} as const satisfies Table;

/** The two ways on after the data: to a refresh by itself, or to the end. */
export const refreshOrEnd = [{ guard: 'goesOn' as const, target: 'refreshing' }, { target: 'complete' }];

/** Where a prepared authorization request goes: pushed over the back channel first, or straight to the browser. */
export const pushOrRedirect = [
  {
    guard: { type: 'optionIs' as const, params: { option: 'par', value: 'on' } },
    target: 'pushingRequest',
    actions: 'keepPrepared' as const,
  },
  { target: 'redirectingToAuthorize', actions: 'keepPrepared' as const },
];
