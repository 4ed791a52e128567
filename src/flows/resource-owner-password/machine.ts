import { fromPromise, setup } from 'xstate';
import { appPage, orderLines } from '../../client/pages.ts';
import { passwordGrant } from '../../client/token-requests.ts';
import type { AppConfiguration, FlowOptions, Given } from '../contract.ts';
import { type FlowContext, start } from '../kit/context.ts';
import { completes, failureStates } from '../kit/endings.ts';
import { kitOf } from '../kit/kit.ts';
import { asksUserinfo, callsApi, introspects, readsIntrospection, revokes } from '../kit/later-states.ts';
import { audienceOf } from '../kit/request-options.ts';
import { asks } from '../kit/sign-in-states.ts';
import { showOrders } from '../kit/tasks.ts';
import {
  asksForTokens,
  fetchesKeys,
  keepsNewTokens,
  refreshes,
  validatesTokens,
} from '../kit/token-states.ts';
import { clientRefusals, proofRefusals, refreshOrEnd } from '../kit/transitions.ts';
import { readOptions } from '../option.ts';
import { failures } from './failures.ts';
import { options as list } from './options.ts';

/** What refuses the grant itself, and the person's credentials. */
const grantRefusals = {
  client_may_use_grant: 'grantRefused',
  audience_known: 'audienceUnknown',
  scope_known: 'scopeUnknown',
  password_guesses_left: 'tooManyAttempts',
  user_credentials_correct: 'passwordWrong',
} as const;

/**
 * Resource Owner Password Credentials as a machine: the app takes the user's password and passes it on. OAuth 2.1 dropped
 * it; every failure is a state of its own.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.3)
 */
export function resourceOwnerPassword(given: Given, app: AppConfiguration, flowOptions: FlowOptions) {
  const options = readOptions(list, flowOptions);
  const { types, actors, actions, guards } = kitOf(given, app, options);
  const asked = { scope: options.scope, audience: audienceOf(options.audience, app.audience) };

  return setup({
    types,
    actions,
    guards,
    actors: {
      ...actors,
      showOrders: fromPromise<void, FlowContext>(({ input: { tokens, response } }) =>
        given.work(
          showOrders(
            appPage({
              name: 'signed-in',
              app: 'classic',
              user: tokens.user,
              orders: orderLines(response.body),
            }),
          ),
        ),
      ),
    },
  }).createMachine({
    id: 'resource-owner-password',
    context: start,
    initial: 'signedOut',
    on: { 'xstate.error.*': { target: '.undeliverable' } },
    states: {
      // 1
      signedOut: asks(
        { name: 'sign_in', label: 'Type email and password into the app', on: 'app' },
        'sendingPassword',
      ),
      // 2 and 3
      sendingPassword: asksForTokens(
        app,
        ({ answer: { fields } }) =>
          passwordGrant({
            username: String(fields['username'] ?? ''),
            password: String(fields['password'] ?? ''),
            ...asked,
          }),
        'fetchingKeys',
        { ...clientRefusals, ...proofRefusals, ...grantRefusals },
      ),
      // 4
      fetchingKeys: fetchesKeys('validatingTokens'),
      validatingTokens: validatesTokens(options, 'callingApi', {}, () => ({})),
      // 5
      callingApi: callsApi(app, 'showingOrders'),
      // 6
      showingOrders: {
        invoke: { src: 'showOrders', input: ({ context }) => context, onDone: refreshOrEnd },
      },
      // then
      refreshing: refreshes(app, 'present', 'keepingNewTokens'),
      keepingNewTokens: keepsNewTokens(options, 'complete'),
      complete: completes('The app has the data, and has held the password.', {
        userinfo: 'askingUserinfo',
        refresh: 'refreshing',
        reuse_refresh_token: 'reusingRefreshToken',
        introspect: 'introspecting',
        revoke: 'revoking',
        call_api: 'callingApiAgain',
      }),
      // extras
      reusingRefreshToken: refreshes(app, 'spent', 'complete'),
      askingUserinfo: asksUserinfo(app),
      callingApiAgain: callsApi(app, 'complete'),
      introspecting: introspects(app, 'readingIntrospection'),
      readingIntrospection: readsIntrospection(),
      revoking: revokes(app),
      ...failureStates(failures, {
        retries: { refresh: 'refreshing' },
        shows: (reason) => appPage({ name: 'sign-in-failed', app: 'classic', reason }),
      }),
    },
  });
}
