import { fromPromise, setup } from 'xstate';
import type { PreparedAuthorization } from '../../client/authorization-request.ts';
import { appPage, orderLines } from '../../client/pages.ts';
import type { HttpResponse } from '../../protocol/http.ts';
import type { AppConfiguration, FlowOptions, Given } from '../contract.ts';
import { callbackOf, type FlowContext, start } from '../kit/context.ts';
import { completes, failureStates, pageResponse } from '../kit/endings.ts';
import { kitOf } from '../kit/kit.ts';
import { asksUserinfo, callsApi, logsOut, revokes } from '../kit/later-states.ts';
import { audienceOf } from '../kit/request-options.ts';
import { asks, checksResponse, navigates, pushes, submits, takesRequestUri } from '../kit/sign-in-states.ts';
import { demandOf, prepare, showOrders } from '../kit/tasks.ts';
import { fetchesKeys, keepsNewTokens, refreshes, swapsCode, validatesTokens } from '../kit/token-states.ts';
import { pushOrRedirect, refreshOrEnd } from '../kit/transitions.ts';
import { readOptions } from '../option.ts';
import { failures } from './failures.ts';
import { options as list } from './options.ts';

/** What refuses the challenge in the authorization request, or in a pushed one. */
const challengeRefusals = {
  code_challenge_present: 'challengeMissing',
  code_challenge_well_formed: 'challengeMalformed',
  challenge_method_allowed: 'challengeMethodRefused',
} as const;

/** What refuses the verifier in the token request. */
const verifierRefusals = {
  code_verifier_present: 'verifierMissing',
  code_verifier_well_formed: 'verifierMalformed',
  verifier_matches_challenge: 'verifierMismatched',
} as const;

/**
 * Authorization Code with PKCE as a machine: its states are the flow's steps, and every failure is a state of its own.
 * It knows no server; whatever talks to one is given.
 * @see [RFC 7636 - Proof Key for Code Exchange, section 1.1](https://www.rfc-editor.org/rfc/rfc7636#section-1.1)
 */
export function authorizationCodePkce(given: Given, app: AppConfiguration, flowOptions: FlowOptions) {
  const options = readOptions(list, flowOptions);
  const { types, actors, actions, guards } = kitOf(given, app, options);
  const native = options.appType !== 'spa';
  /** A single-page app that the browser has left shows nothing. */
  const failurePage = (reason: string, { landing }: FlowContext) => {
    if (native) return appPage({ name: 'sign-in-failed', app: 'native', reason });
    const here = landing.page.url.startsWith(app.redirectUri);
    return here ? appPage({ name: 'sign-in-failed', reason }) : undefined;
  };
  const waiting = appPage({ name: 'native-waiting' });
  const label = 'Makes a code_verifier and its code_challenge';
  const wish = { ...options, responseType: 'code', responseMode: '', withNonce: true };
  const demand = demandOf(app, wish, audienceOf(options.audience, app.audience));

  // An installed app takes its callback out of the browser's hands: it answers first, then looks at it.
  const back = native ? 'returningToApp' : 'checkingCallback';
  const doorway: HttpResponse =
    options.appType === 'native loopback'
      ? pageResponse(appPage({ name: 'back-to-app' }))
      : { status: 204, headers: [], body: '' };

  return setup({
    types,
    actions,
    guards,
    actors: {
      ...actors,
      makeCodeVerifier: fromPromise<{ prepared: PreparedAuthorization; session: string }>(() =>
        given.work(prepare('make_code_verifier', label, demand, native ? waiting : undefined)),
      ),
      showOrders: fromPromise<void, FlowContext>(({ input: { tokens, response } }) => {
        const page = { user: tokens.user, orders: orderLines(response.body) };
        return given.work(showOrders(appPage({ name: native ? 'native-signed-in' : 'signed-in', ...page })));
      }),
    },
  }).createMachine({
    id: 'authorization-code-pkce',
    context: start,
    initial: 'signedOut',
    on: { 'xstate.error.*': { target: '.undeliverable' } },
    states: {
      // 1
      signedOut: asks(
        { name: 'pick_login', label: 'Pick Log in', on: native ? 'app' : 'browser' },
        'makingCodeVerifier',
      ),
      // 2
      makingCodeVerifier: { invoke: { src: 'makeCodeVerifier', onDone: pushOrRedirect } },
      // 3
      pushingRequest: pushes(app, challengeRefusals),
      takingRequestUri: takesRequestUri(),
      redirectingToAuthorize: navigates(back),
      // 4
      promptedForLogin: asks({ name: 'sign_in', label: 'Sign in' }, 'signingIn'),
      // 5
      signingIn: submits(back),
      wrongPassword: asks({ name: 'sign_in', label: 'Sign in again' }, 'signingIn'),
      askedForConsent: asks({ name: 'consent', label: 'Allow or deny' }, 'decidingConsent'),
      decidingConsent: submits(back),
      // 6
      ...(native && {
        returningToApp: { invoke: { src: 'respond', input: doorway, onDone: 'checkingCallback' } },
      }),
      checkingCallback: checksResponse(
        ({ landing, prepared }) => ({
          callback: callbackOf(landing),
          state: prepared.state,
          wants: ['code'],
        }),
        'exchangingCode',
        {},
        challengeRefusals,
      ),
      // 7 and 8
      exchangingCode: swapsCode(app, 'fetchingKeys', verifierRefusals),
      // 9
      fetchingKeys: fetchesKeys('validatingTokens'),
      validatingTokens: validatesTokens(options, 'callingApi', { nonce_matches: 'nonceMismatched' }),
      // 10
      callingApi: callsApi(app, 'showingOrders'),
      // 11
      showingOrders: {
        invoke: { src: 'showOrders', input: ({ context }) => context, onDone: refreshOrEnd },
      },
      // then
      refreshing: refreshes(app, 'present', 'keepingNewTokens'),
      keepingNewTokens: keepsNewTokens(options, 'complete'),
      complete: completes('The app has the data that it asked for.', {
        userinfo: 'askingUserinfo',
        refresh: 'refreshing',
        reuse_refresh_token: 'reusingRefreshToken',
        revoke: 'revoking',
        call_api: 'callingApiAgain',
        log_out: 'loggingOut',
      }),
      // extras
      reusingRefreshToken: refreshes(app, 'spent', 'complete'),
      askingUserinfo: asksUserinfo(app),
      revoking: revokes(app),
      callingApiAgain: callsApi(app, 'complete'),
      loggingOut: logsOut(app),
      ...failureStates(failures, { retries: { refresh: 'refreshing' }, shows: failurePage }),
    },
  });
}
