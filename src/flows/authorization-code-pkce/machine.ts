import { assign, type EventObject, setup } from 'xstate';
import type { PreparedAuthorization } from '../../client/authorization-request.ts';
import {
  bearerRequest,
  codeTokenRequest,
  keysRequest,
  refreshTokenRequest,
  revocationRequest,
} from '../../client/token-requests.ts';
import type { HttpResponse } from '../../protocol/http.ts';
import type { Answer, AppConfiguration, FlowOptions, Given, Landing } from '../contract.ts';
import { actorsOf } from './actors.ts';
import { failureStates } from './failure-states.ts';
import {
  accepted,
  appRefusals,
  atRedirectUri,
  onPage,
  refusals,
  refusedBy,
  refusedEarlier,
  succeeded,
} from './guards.ts';
import { completed, offersAfter } from './offers.ts';
import { readOptions } from './options.ts';
import type { CheckedTokens } from './work.ts';

interface Context {
  readonly answer: Answer;
  readonly prepared: PreparedAuthorization;
  readonly callback: string;
  /** The server's check that refused the authorization request, if one did. */
  readonly refusedBy: string;
  readonly code: string;
  readonly response: HttpResponse;
  readonly keys: HttpResponse | undefined;
  readonly tokens: CheckedTokens;
  /** The refresh token before the present one. */
  readonly spent: string;
}

const start: Context = {
  answer: { form: 0, fields: {} },
  prepared: { url: '', state: '', nonce: '', codeVerifier: '' },
  callback: '',
  refusedBy: '',
  code: '',
  response: { status: 0, headers: [], body: '' },
  keys: undefined,
  tokens: { accessToken: '', idToken: undefined, refreshToken: undefined, user: '', subject: '' },
  spent: '',
};

const keepCallback = assign<Context, { type: string; output?: Landing }, undefined, EventObject, never>(
  ({ event }) => ({
    callback: event.output?.page.url ?? '',
    refusedBy: event.output?.refusedBy ?? '',
  }),
);

/**
 * Authorization Code with PKCE as a machine: its states are the flow's steps, and every failure is a state of its own.
 * It knows no server; whatever talks to one is given.
 * @see [RFC 7636 - Proof Key for Code Exchange, section 1.1](https://www.rfc-editor.org/rfc/rfc7636#section-1.1)
 */
export function authorizationCodePkce(given: Given, app: AppConfiguration, flowOptions: FlowOptions) {
  const options = readOptions(flowOptions);
  const client = { clientId: app.clientId, origin: new URL(app.redirectUri).origin };
  const { endpoints } = app;

  /** Where the browser can come to rest after any request of the front channel. */
  const landings = [
    { guard: refusedBy('credentials_correct'), target: 'wrongPassword' },
    { guard: onPage('login'), target: 'promptedForLogin' },
    { guard: onPage('consent'), target: 'askedForConsent' },
    ...refusals({
      client_registered: 'clientUnknown',
      redirect_uri_registered: 'redirectUriUnregistered',
    }),
    {
      guard: atRedirectUri(app.redirectUri),
      target: 'checkingCallback',
      actions: 'keepCallback' as const,
    },
    { target: 'authorizationRefused' },
  ];

  return setup({
    types: {} as { context: Context },
    actors: actorsOf(given, app, options),
    actions: { keepCallback },
  }).createMachine({
    id: 'authorization-code-pkce',
    context: start,
    initial: 'signedOut',
    on: { 'xstate.error.*': { target: '.undeliverable' } },
    states: {
      // 1
      signedOut: {
        invoke: {
          src: 'ask',
          input: { name: 'pick_login', label: 'Pick Log in' },
          onDone: 'makingCodeVerifier',
        },
      },
      // 2
      makingCodeVerifier: {
        invoke: {
          src: 'makeCodeVerifier',
          onDone: {
            target: 'redirectingToAuthorize',
            actions: assign({ prepared: ({ event }) => event.output }),
          },
        },
      },
      // 3
      redirectingToAuthorize: {
        invoke: { src: 'navigate', input: ({ context }) => context.prepared.url, onDone: landings },
      },
      // 4
      promptedForLogin: {
        invoke: {
          src: 'ask',
          input: { name: 'sign_in', label: 'Sign in' },
          onDone: { target: 'signingIn', actions: assign({ answer: ({ event }) => event.output }) },
        },
      },
      // 5
      signingIn: {
        invoke: { src: 'submit', input: ({ context }) => context.answer, onDone: landings },
      },
      wrongPassword: {
        invoke: {
          src: 'ask',
          input: { name: 'sign_in', label: 'Sign in again' },
          onDone: { target: 'signingIn', actions: assign({ answer: ({ event }) => event.output }) },
        },
      },
      askedForConsent: {
        invoke: {
          src: 'ask',
          input: { name: 'consent', label: 'Allow or deny' },
          onDone: { target: 'decidingConsent', actions: assign({ answer: ({ event }) => event.output }) },
        },
      },
      decidingConsent: {
        invoke: { src: 'submit', input: ({ context }) => context.answer, onDone: landings },
      },
      // 6
      checkingCallback: {
        invoke: {
          src: 'checkCallback',
          input: ({ context }) => ({ url: context.callback, state: context.prepared.state }),
          onDone: [
            {
              guard: accepted,
              target: 'exchangingCode',
              actions: assign({ code: ({ event }) => (event.output.ok ? event.output.value.code : '') }),
            },
            ...appRefusals({
              response_parameters_not_repeated: 'callbackUnreadable',
              state_matches: 'stateMismatched',
              response_issuer_matches: 'issuerMismatched',
              code_returned: 'callbackUnreadable',
            }),
            // The response is the app's own and brings an error.
            ...refusedEarlier({
              consent_given: 'accessDenied',
              code_challenge_present: 'challengeMissing',
              code_challenge_well_formed: 'challengeMalformed',
              challenge_method_allowed: 'challengeMethodRefused',
              scope_known: 'scopeUnknown',
              audience_known: 'audienceUnknown',
              login_not_needed: 'signInRequired',
              consent_not_needed: 'consentRequired',
            }),
            { target: 'authorizationRefused' },
          ],
        },
      },
      // 7 and 8
      exchangingCode: {
        invoke: {
          src: 'send',
          input: ({ context }) =>
            codeTokenRequest(endpoints.token, client, {
              code: context.code,
              redirectUri: app.redirectUri,
              codeVerifier: context.prepared.codeVerifier,
            }),
          onDone: [
            {
              guard: succeeded,
              target: 'fetchingKeys',
              actions: assign({ response: ({ event }) => event.output.response }),
            },
            ...refusals({
              code_known: 'codeUnknown',
              code_unused: 'codeReused',
              code_not_expired: 'codeExpired',
              code_issued_to_client: 'codeOfAnotherClient',
              redirect_uri_same_as_authorized: 'redirectUriMismatched',
              code_verifier_present: 'verifierMissing',
              code_verifier_well_formed: 'verifierMalformed',
              verifier_matches_challenge: 'verifierMismatched',
            }),
            { target: 'exchangeRefused' },
          ],
        },
      },
      // 9
      fetchingKeys: {
        invoke: {
          src: 'send',
          input: keysRequest(endpoints.jwks, client),
          onDone: {
            target: 'validatingTokens',
            actions: assign({ keys: ({ event }) => event.output.response }),
          },
        },
      },
      validatingTokens: {
        invoke: {
          src: 'validateTokens',
          input: ({ context }) => ({
            response: context.response,
            keys: context.keys,
            nonce: context.prepared.nonce,
            maxAge: options.maxAge,
          }),
          onDone: [
            {
              guard: accepted,
              target: 'callingApi',
              actions: assign({
                tokens: ({ event, context }) => (event.output.ok ? event.output.value : context.tokens),
              }),
            },
            ...appRefusals({
              tokens_issued: 'tokensUnreadable',
              token_type_bearer: 'tokensUnreadable',
              id_token_well_formed: 'tokensUnreadable',
              id_token_signature_valid: 'idTokenForged',
              nonce_matches: 'nonceMismatched',
            }),
            { target: 'idTokenInvalid' },
          ],
        },
      },
      // 10
      callingApi: {
        invoke: {
          src: 'send',
          input: ({ context }) => bearerRequest(app.api, client, context.tokens.accessToken),
          onDone: [
            {
              guard: succeeded,
              target: 'showingOrders',
              actions: assign({ response: ({ event }) => event.output.response }),
            },
            ...refusals({ token_not_expired: 'accessTokenExpired', scope_sufficient: 'scopeMissing' }),
            {
              guard: ({ event }) => event.output.refusedBy !== undefined,
              target: 'accessTokenRefused',
            },
            { target: 'apiFailed' },
          ],
        },
      },
      // 11
      showingOrders: {
        invoke: {
          src: 'showOrders',
          input: ({ context }) => ({ user: context.tokens.user, response: context.response }),
          onDone: [
            {
              guard: ({ context }) => options.refresh && context.tokens.refreshToken !== undefined,
              target: 'refreshing',
            },
            { target: 'complete' },
          ],
        },
      },
      // then
      refreshing: {
        invoke: {
          src: 'send',
          input: ({ context }) =>
            refreshTokenRequest(endpoints.token, client, context.tokens.refreshToken ?? ''),
          onDone: [
            {
              guard: succeeded,
              target: 'keepingNewTokens',
              actions: assign({
                response: ({ event }) => event.output.response,
                spent: ({ context }) => context.tokens.refreshToken ?? '',
              }),
            },
            ...refusals({
              refresh_token_unused: 'refreshTokenReused',
              refresh_token_not_expired: 'refreshTokenExpired',
            }),
            { target: 'refreshRefused' },
          ],
        },
      },
      keepingNewTokens: {
        invoke: {
          src: 'keepNewTokens',
          input: ({ context }) => ({
            response: context.response,
            spent: context.spent,
            keys: context.keys,
            subject: context.tokens.subject,
          }),
          onDone: [
            {
              guard: accepted,
              target: 'complete',
              actions: assign({
                tokens: ({ event, context }) => ({
                  ...context.tokens,
                  ...(event.output.ok ? event.output.value : {}),
                }),
              }),
            },
            ...appRefusals({
              tokens_issued: 'tokensUnreadable',
              token_type_bearer: 'tokensUnreadable',
              id_token_well_formed: 'tokensUnreadable',
              id_token_signature_valid: 'idTokenForged',
            }),
            { target: 'idTokenInvalid' },
          ],
        },
      },
      complete: {
        tags: 'end',
        invoke: {
          src: 'end',
          input: ({ context }) => completed(offersAfter(context.tokens.refreshToken, context.spent)),
          onDone: [
            { guard: ({ event }) => event.output === 'refresh', target: 'refreshing' },
            { guard: ({ event }) => event.output === 'reuse_refresh_token', target: 'reusingRefreshToken' },
            { guard: ({ event }) => event.output === 'userinfo', target: 'askingUserinfo' },
            { guard: ({ event }) => event.output === 'revoke', target: 'revoking' },
          ],
        },
      },
      // extras
      reusingRefreshToken: {
        invoke: {
          src: 'send',
          input: ({ context }) => refreshTokenRequest(endpoints.token, client, context.spent),
          onDone: [
            { guard: succeeded, target: 'complete' },
            ...refusals({ refresh_token_unused: 'refreshTokenReused' }),
            { target: 'refreshRefused' },
          ],
        },
      },
      askingUserinfo: {
        invoke: {
          src: 'send',
          input: ({ context }) => bearerRequest(endpoints.userinfo, client, context.tokens.accessToken),
          onDone: [{ guard: succeeded, target: 'complete' }, { target: 'userinfoRefused' }],
        },
      },
      revoking: {
        invoke: {
          src: 'send',
          input: ({ context }) =>
            revocationRequest(endpoints.revocation, client, context.tokens.refreshToken ?? ''),
          onDone: [{ guard: succeeded, target: 'complete' }, { target: 'revocationRefused' }],
        },
      },
      ...failureStates(),
    },
  });
}
