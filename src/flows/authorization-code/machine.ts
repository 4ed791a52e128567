import { fromPromise, setup } from 'xstate';
import type { AppConfiguration, FlowOptions, Given } from '../contract.ts';
import { start } from '../kit/context.ts';
import { completes, failureStates } from '../kit/endings.ts';
import { kitOf } from '../kit/kit.ts';
import {
  asksUserinfo,
  callsApi,
  introspects,
  logsOut,
  readsIntrospection,
  revokes,
} from '../kit/later-states.ts';
import { audienceOf } from '../kit/request-options.ts';
import { asks, checksResponse, pushes, submits, takesRequestUri } from '../kit/sign-in-states.ts';
import { demandOf } from '../kit/tasks.ts';
import { fetchesKeys, keepsNewTokens, refreshes, swapsCode, validatesTokens } from '../kit/token-states.ts';
import { clientRefusals, pushOrRedirect } from '../kit/transitions.ts';
import {
  goodbyes,
  opensLogin,
  redirects,
  type Started,
  sessionOf,
  showsOrders,
  startSignIn,
} from '../kit/web-app.ts';
import { readOptions } from '../option.ts';
import { failures } from './failures.ts';
import { options as list } from './options.ts';

/**
 * Authorization Code as a machine, for a web app with a server: its states are the flow's steps, and every failure is a
 * state of its own. It knows no server but the app's; whatever talks to others is given.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1)
 */
export function authorizationCode(given: Given, app: AppConfiguration, flowOptions: FlowOptions) {
  const options = readOptions(list, flowOptions);
  // A browser adds the Origin of its page to what a script posts; a server has none.
  const exchanger =
    options.originHeader === 'present' ? { ...app, origin: new URL(app.redirectUri).origin } : app;
  const { types, actors, actions, guards } = kitOf(given, exchanger, options);
  const wish = { ...options, responseType: 'code', responseMode: '', withNonce: true };
  const demand = demandOf(
    app,
    { ...wish, challengeMethod: 'absent' },
    audienceOf(options.audience, app.audience),
  );

  return setup({
    types,
    actions,
    guards,
    actors: {
      ...actors,
      startSignIn: fromPromise<Started>(() => given.work(startSignIn(demand))),
    },
  }).createMachine({
    id: 'authorization-code',
    context: start,
    initial: 'signedOut',
    on: { 'xstate.error.*': { target: '.undeliverable' } },
    states: {
      // 1
      signedOut: asks({ name: 'pick_login', label: 'Pick Log in' }, 'openingLogin'),
      openingLogin: opensLogin('startingSignIn'),
      // 2
      startingSignIn: { invoke: { src: 'startSignIn', onDone: pushOrRedirect } },
      pushingRequest: pushes(app),
      takingRequestUri: takesRequestUri(),
      redirectingToAuthorize: redirects('Lax', 'checkingCallback'),
      // 3
      promptedForLogin: asks({ name: 'sign_in', label: 'Sign in' }, 'signingIn'),
      // 4
      signingIn: submits('checkingCallback'),
      wrongPassword: asks({ name: 'sign_in', label: 'Sign in again' }, 'signingIn'),
      askedForConsent: asks({ name: 'consent', label: 'Allow or deny' }, 'decidingConsent'),
      decidingConsent: submits('checkingCallback'),
      // 5
      checkingCallback: checksResponse((context) => sessionOf(context, ['code']), 'exchangingCode', {
        session_cookie_returned: 'sessionLost',
      }),
      // 6 and 7
      exchangingCode: swapsCode(app, 'fetchingKeys', clientRefusals),
      // 8
      fetchingKeys: fetchesKeys('validatingTokens'),
      validatingTokens: validatesTokens(options, 'callingApi', { nonce_matches: 'nonceMismatched' }),
      // 9
      callingApi: callsApi(app, 'showingOrders'),
      // 10
      showingOrders: showsOrders(),
      // then
      refreshing: refreshes(app, 'present', 'keepingNewTokens'),
      keepingNewTokens: keepsNewTokens(options, 'complete'),
      complete: completes('The app has the data that it asked for.', {
        userinfo: 'askingUserinfo',
        refresh: 'refreshing',
        reuse_refresh_token: 'reusingRefreshToken',
        introspect: 'introspecting',
        revoke: 'revoking',
        call_api: 'callingApiAgain',
        log_out: 'loggingOut',
      }),
      // extras
      reusingRefreshToken: refreshes(app, 'spent', 'complete'),
      askingUserinfo: asksUserinfo(app),
      callingApiAgain: callsApi(app, 'complete'),
      introspecting: introspects(app, 'readingIntrospection'),
      readingIntrospection: readsIntrospection(),
      revoking: revokes(app),
      loggingOut: logsOut(app, 'sayingGoodbye'),
      sayingGoodbye: goodbyes(),
      ...failureStates(failures, { retries: { refresh: 'refreshing' } }),
    },
  });
}
