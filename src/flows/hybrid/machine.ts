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
import {
  fetchesKeys,
  keepsNewTokens,
  refreshes,
  swapsCode,
  validatesIdToken,
  validatesTokens,
} from '../kit/token-states.ts';
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

/** What comes back through the browser, by response type. */
const WANTS = {
  'code id_token': ['code', 'id_token'],
  'code token': ['code', 'access_token'],
  'code id_token token': ['code', 'id_token', 'access_token'],
} as const;

/**
 * Hybrid as a machine, for a web app with a server that needs an ID token before its code is swapped. Its states are the
 * flow's steps, and every failure is a state of its own.
 * @see [OpenID Connect Core 1.0, section 3.3](https://openid.net/specs/openid-connect-core-1_0.html#HybridFlowAuth)
 */
export function hybrid(given: Given, app: AppConfiguration, flowOptions: FlowOptions) {
  const options = readOptions(list, flowOptions);
  const { types, actors, actions, guards } = kitOf(given, app, options);
  const wish = { ...options, responseMode: 'form_post', withNonce: true };
  const demand = demandOf(
    app,
    { ...wish, challengeMethod: 'absent' },
    audienceOf(options.audience, app.audience),
  );
  const wants = WANTS[options.responseType];
  const withIdToken = options.responseType !== 'code token';

  return setup({
    types,
    actions,
    guards,
    actors: {
      ...actors,
      startSignIn: fromPromise<Started>(() => given.work(startSignIn(demand))),
    },
  }).createMachine({
    id: 'hybrid',
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
      redirectingToAuthorize: redirects(options.sessionCookie, 'checkingCallback'),
      // 3
      promptedForLogin: asks({ name: 'sign_in', label: 'Sign in' }, 'signingIn'),
      // 4
      signingIn: submits('checkingCallback'),
      wrongPassword: asks({ name: 'sign_in', label: 'Sign in again' }, 'signingIn'),
      askedForConsent: asks({ name: 'consent', label: 'Allow or deny' }, 'decidingConsent'),
      decidingConsent: submits('checkingCallback'),
      // 5
      checkingCallback: checksResponse((context) => sessionOf(context, wants), 'fetchingKeys', {
        session_cookie_returned: 'sessionLost',
        id_token_returned: 'callbackUnreadable',
        access_token_returned: 'callbackUnreadable',
      }),
      fetchingKeys: fetchesKeys('lookingForIdToken'),
      lookingForIdToken: {
        always: [
          { guard: { type: 'returned', params: { what: 'idToken' } }, target: 'validatingIdToken' },
          { target: 'exchangingCode' },
        ],
      },
      validatingIdToken: validatesIdToken(options.maxAge, 'exchangingCode', {
        nonce_matches: 'nonceMismatched',
        c_hash_matches: 'codeHashMismatched',
        at_hash_matches: 'accessTokenHashMismatched',
      }),
      // 6 and 7
      exchangingCode: swapsCode(app, 'validatingTokens', clientRefusals),
      // 8
      validatingTokens: validatesTokens(
        options,
        'callingApi',
        {
          nonce_matches: 'nonceMismatched',
          id_token_issuer_same: 'idTokensDiffer',
          id_token_subject_same: 'idTokensDiffer',
        },
        ({ prepared, subject, claims }) => ({
          nonce: prepared.nonce,
          ...(withIdToken && { first: { issuer: claims['iss'], subject } }),
        }),
      ),
      // 9
      callingApi: callsApi(app, 'showingOrders'),
      // 10
      showingOrders: showsOrders(),
      // then
      refreshing: refreshes(app, 'present', 'keepingNewTokens'),
      keepingNewTokens: keepsNewTokens(options, 'complete'),
      complete: completes(
        'The app knew the user before it swapped the code, and has the data that it asked for.',
        {
          userinfo: 'askingUserinfo',
          refresh: 'refreshing',
          reuse_refresh_token: 'reusingRefreshToken',
          introspect: 'introspecting',
          revoke: 'revoking',
          call_api: 'callingApiAgain',
          log_out: 'loggingOut',
        },
      ),
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
