import { fromPromise, setup } from 'xstate';
import type { AppConfiguration, FlowOptions, Given } from '../contract.ts';
import { start } from '../kit/context.ts';
import { completes, failureStates } from '../kit/endings.ts';
import { kitOf } from '../kit/kit.ts';
import { logsOut } from '../kit/later-states.ts';
import { asks, checksResponse, pushes, submits, takesRequestUri } from '../kit/sign-in-states.ts';
import { demandOf } from '../kit/tasks.ts';
import { fetchesKeys, validatesIdToken } from '../kit/token-states.ts';
import { pushOrRedirect } from '../kit/transitions.ts';
import {
  goodbyes,
  opensLogin,
  redirects,
  type Started,
  sessionOf,
  showsClaims,
  startSignIn,
} from '../kit/web-app.ts';
import { readOptions } from '../option.ts';
import { failures } from './failures.ts';
import { options as list } from './options.ts';

/**
 * Implicit with Form Post as a machine, for a web app that only signs its users in: one token, no secret, no token
 * endpoint. Every failure is a state of its own.
 * @see [OpenID Connect Core 1.0, section 3.2](https://openid.net/specs/openid-connect-core-1_0.html#ImplicitFlowAuth)
 * @see [OAuth 2.0 Form Post Response Mode, section 2](https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html#FormPostResponseMode)
 */
export function implicitFormPost(given: Given, app: AppConfiguration, flowOptions: FlowOptions) {
  const options = readOptions(list, flowOptions);
  const { types, actors, actions, guards } = kitOf(given, app, options);
  const wish = { ...options, responseType: 'id_token', responseMode: 'form_post', withNonce: true };
  const demand = demandOf(app, { ...wish, challengeMethod: 'absent' }, '');

  return setup({
    types,
    actions,
    guards,
    actors: {
      ...actors,
      startSignIn: fromPromise<Started>(() => given.work(startSignIn(demand))),
    },
  }).createMachine({
    id: 'implicit-form-post',
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
      checkingCallback: checksResponse((context) => sessionOf(context, ['id_token']), 'fetchingKeys', {
        session_cookie_returned: 'sessionLost',
        id_token_returned: 'callbackUnreadable',
      }),
      fetchingKeys: fetchesKeys('validatingIdToken'),
      validatingIdToken: validatesIdToken(options.maxAge, 'showingClaims', {
        nonce_matches: 'nonceMismatched',
      }),
      showingClaims: showsClaims(),
      // then
      complete: completes('The app knows who signed in. It has no access token, and no secret to keep.', {
        log_out: 'loggingOut',
      }),
      // extras
      loggingOut: logsOut(app, 'sayingGoodbye'),
      sayingGoodbye: goodbyes(),
      ...failureStates(failures),
    },
  });
}
