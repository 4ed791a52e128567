import { fromPromise, setup } from 'xstate';
import type { DeviceCodes } from '../../client/device-response.ts';
import { devicePage } from '../../client/pages/device.ts';
import { orderLines } from '../../client/pages.ts';
import { deviceCodeGrant, deviceAuthorization as deviceGrant } from '../../client/token-requests.ts';
import type { Verdict } from '../../client/verdict.ts';
import type { HttpResponse } from '../../protocol/http.ts';
import type { AppConfiguration, FlowOptions, Given } from '../contract.ts';
import { type FlowContext, type Polling, start } from '../kit/context.ts';
import { completes, failureStates } from '../kit/endings.ts';
import { kitOf } from '../kit/kit.ts';
import { asksUserinfo, callsApi, revokes } from '../kit/later-states.ts';
import { audienceOf } from '../kit/request-options.ts';
import { asks } from '../kit/sign-in-states.ts';
import { showOrders } from '../kit/tasks.ts';
import { fetchesKeys, keepsNewTokens, refreshes, validatesTokens } from '../kit/token-states.ts';
import { elseRefused, judged, proofRefusals, refreshOrEnd, refusals } from '../kit/transitions.ts';
import { readOptions } from '../option.ts';
import { failures } from './failures.ts';
import { options as list } from './options.ts';
import { enterCode, onPhone, openPage } from './phone.ts';
import { notePending, pollingActions, showUserCode, slowsDown } from './polling.ts';
import { answers, asksOnPhone, chosen, showsOnPhone } from './states.ts';

/** A device that does not keep to the interval asks again after so many seconds. */
const IMPATIENT = 2;

/**
 * Device Authorization as a machine: a device that polls, and beside it what its user does on a phone. Whenever the phone
 * has come to rest, the machine looks whether a poll is due. Every failure is a state of its own.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3](https://www.rfc-editor.org/rfc/rfc8628#section-3)
 */
export function deviceAuthorization(given: Given, app: AppConfiguration, flowOptions: FlowOptions) {
  const options = readOptions(list, flowOptions);
  const { types, actors, actions, guards } = kitOf(given, app, options);
  const { endpoints } = app;
  const asked = { scope: options.scope, audience: audienceOf(options.audience, app.audience) };
  const pace = options.polling === 'too fast' ? IMPATIENT : undefined;

  return setup({
    types,
    actions: { ...actions, ...pollingActions(given.clock, pace) },
    guards: {
      ...guards,
      pollDue: ({ context }: { context: FlowContext }) => given.clock.now() >= context.polling.nextAt,
      phoneShows: ({ context }: { context: FlowContext }, { page }: { page: string }) =>
        context.landing.page.name === page,
    },
    actors: {
      ...actors,
      showUserCode: fromPromise<Verdict<DeviceCodes>, HttpResponse>(({ input }) =>
        given.work(showUserCode(input)),
      ),
      notePending: fromPromise<void, Polling>(({ input }) => given.work(notePending(input))),
      slowDown: fromPromise<void, Polling>(({ input }) => given.work(slowsDown(input))),
      showOrders: fromPromise<void, FlowContext>(({ input: { tokens, response } }) => {
        const page = { user: tokens.user, orders: orderLines(response.body) };
        return given.work(showOrders(devicePage({ name: 'device-signed-in', ...page })));
      }),
    },
  }).createMachine({
    id: 'device-authorization',
    context: start,
    initial: 'switchedOff',
    on: { 'xstate.error.*': { target: '.undeliverable' } },
    states: {
      // 1
      switchedOff: asks({ name: 'start_app', label: 'Press Sign in on the TV', on: 'app' }, 'askingForCodes'),
      // 2
      askingForCodes: {
        invoke: {
          src: 'call',
          input: { endpoint: endpoints.device, what: 'request', parameters: deviceGrant(asked) },
          onDone: [
            { guard: 'succeeded', target: 'showingUserCode', actions: 'keepResponse' },
            ...refusals({
              client_registered: 'clientUnknown',
              client_may_use_grant: 'grantRefused',
              audience_known: 'audienceUnknown',
              scope_known: 'scopeUnknown',
            }),
            elseRefused('deviceRequestRefused'),
          ],
        },
      },
      // 3 and 4
      showingUserCode: {
        invoke: {
          src: 'showUserCode',
          input: ({ context }) => context.response,
          onDone: judged('waitingForPerson', 'keepCodes', {}, 'deviceCodesUnreadable'),
        },
      },
      // 5: on the phone
      waitingForPerson: asksOnPhone(
        ({ polling }) => openPage(polling, options.verificationUri),
        [...chosen({ scan: 'scanningCode', let_expire: 'lettingExpire' })],
        'openingAddress',
      ),
      openingAddress: showsOnPhone(({ polling }) => polling.verificationUri),
      scanningCode: showsOnPhone(({ polling }) => polling.verificationUriComplete),
      lookingAtPhone: {
        always: [
          { guard: 'pollDue', target: 'polling' },
          {
            guard: { type: 'refusedEarlier', params: { check: 'user_code_waiting' } },
            target: 'wrongUserCode',
          },
          {
            guard: { type: 'refusedEarlier', params: { check: 'credentials_correct' } },
            target: 'wrongPassword',
          },
          {
            guard: { type: 'refusedEarlier', params: { check: 'password_guesses_left' } },
            target: 'tooManyAttempts',
          },
          {
            guard: { type: 'refusedEarlier', params: { check: 'user_code_guesses_left' } },
            target: 'tooManyAttempts',
          },
          { guard: { type: 'phoneShows', params: { page: 'activate' } }, target: 'enteringUserCode' },
          { guard: { type: 'phoneShows', params: { page: 'login' } }, target: 'promptedForLogin' },
          { guard: { type: 'phoneShows', params: { page: 'consent' } }, target: 'askedForConsent' },
          { guard: { type: 'phoneShows', params: { page: 'activated' } }, target: 'pausing' },
          { guard: { type: 'phoneShows', params: { page: 'not_activated' } }, target: 'pausing' },
          { guard: { type: 'phoneShows', params: { page: '' } }, target: 'waitingForPerson' },
          { target: 'phoneStopped' },
        ],
      },
      enteringUserCode: asksOnPhone((context) => enterCode(context, 'Type the user code'), [], 'sendingForm'),
      wrongUserCode: asksOnPhone(
        (context) => enterCode(context, 'Type the user code again'),
        [],
        'sendingForm',
      ),
      promptedForLogin: asksOnPhone(() => onPhone('sign_in', 'Sign in'), [], 'sendingForm'),
      wrongPassword: asksOnPhone(() => onPhone('sign_in', 'Sign in again'), [], 'sendingForm'),
      askedForConsent: asksOnPhone(() => onPhone('consent', 'Allow or deny'), [], 'sendingForm'),
      sendingForm: {
        invoke: {
          src: 'submit',
          input: ({ context }) => context.answer,
          onDone: { target: 'lookingAtPhone', actions: 'keepLanding' },
        },
      },
      // 5: the device
      pausing: {
        invoke: {
          src: 'wait',
          input: ({ context }) => Math.max(0, (context.polling.nextAt - given.clock.now()) / 1000),
          onDone: 'polling',
        },
      },
      lettingExpire: {
        invoke: { src: 'wait', input: ({ context }) => context.polling.expiresIn, onDone: 'polling' },
      },
      polling: {
        invoke: {
          src: 'call',
          input: ({ context }) => ({
            endpoint: endpoints.token,
            what: 'token_request',
            bound: true,
            parameters: deviceCodeGrant(context.polling.deviceCode),
          }),
          onDone: [
            { guard: 'succeeded', target: 'fetchingKeys', actions: 'keepResponse' },
            ...answers({
              authorization_pending: { target: 'notingPending', actions: 'countPoll' },
              slow_down: { target: 'slowingDown', actions: 'slowDown' },
              access_denied: { target: 'deviceDenied', actions: 'keepError' },
              expired_token: { target: 'deviceCodeExpired', actions: 'keepError' },
            }),
            ...refusals({ device_code_unspent: 'deviceCodeSpent', ...proofRefusals }),
            elseRefused('pollRefused'),
          ],
        },
      },
      notingPending: {
        invoke: { src: 'notePending', input: ({ context }) => context.polling, onDone: 'lookingAtPhone' },
      },
      slowingDown: {
        invoke: { src: 'slowDown', input: ({ context }) => context.polling, onDone: 'lookingAtPhone' },
      },
      // 6
      fetchingKeys: fetchesKeys('validatingTokens'),
      validatingTokens: validatesTokens(options, 'callingApi', {}, () => ({})),
      // 7
      callingApi: callsApi(app, 'showingOrders'),
      // 8
      showingOrders: {
        invoke: { src: 'showOrders', input: ({ context }) => context, onDone: refreshOrEnd },
      },
      // then
      refreshing: refreshes(app, 'present', 'keepingNewTokens'),
      keepingNewTokens: keepsNewTokens(options, 'complete'),
      complete: completes('The TV has the data, and never saw a password.', {
        userinfo: 'askingUserinfo',
        refresh: 'refreshing',
        reuse_refresh_token: 'reusingRefreshToken',
        revoke: 'revoking',
        call_api: 'callingApiAgain',
      }),
      // extras
      reusingRefreshToken: refreshes(app, 'spent', 'complete'),
      askingUserinfo: asksUserinfo(app),
      callingApiAgain: callsApi(app, 'complete'),
      revoking: revokes(app),
      ...failureStates(failures, {
        retries: { refresh: 'refreshing' },
        shows: (reason) => devicePage({ name: 'device-failed', reason }),
      }),
    },
  });
}
