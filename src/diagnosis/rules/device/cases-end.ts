import { get } from '../../../protocol/http.ts';
import { deviceAsk, deviceTokens, deviceTrace, pending, poll } from '../../testing/made-device.ts';
import { refusal } from '../../testing/made-refresh.ts';
import { as, type Made } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const expired = refusal('expired_token');
const denied = refusal('access_denied', 'The end-user denied the authorization request');
const invalid = refusal('invalid_grant');
const second = { device_code: 'dc-2-Zt6QpWn4', user_code: 'ZZZZ-QQQQ' };
const secondPoll = poll(deviceTokens, { device_code: 'dc-2-Zt6QpWn4' });
const opens = (code: string): Made => ({
  ...{ from: 'browser', to: 'authorization-server', channel: 'front' },
  request: get(`${as}/device?user_code=${code}`),
  reply: { status: 200, body: '<p>Sign in</p>' },
});

/** Traces about how a polling ends. */
export const endCases: readonly RuleCases[] = [
  {
    rule: 'device_code_expired',
    fires: {
      expired_token: () =>
        deviceTrace([deviceAsk({ expires_in: 12 }), poll(pending), poll(pending), poll(expired)]),
      'invalid_grant after its time': () =>
        deviceTrace([deviceAsk({ expires_in: 12 }), poll(pending), poll(pending), poll(invalid)]),
      'no lifetime told': () =>
        deviceTrace([deviceAsk({ expires_in: undefined }), poll(pending), poll(expired)]),
      'a second try works, so that it is a note': () =>
        deviceTrace([
          deviceAsk({ expires_in: 6 }),
          poll(pending),
          poll(expired),
          deviceAsk(second),
          secondPoll,
        ]),
    },
    nearly: {
      'approved in time': () => deviceTrace([deviceAsk(), poll(pending), poll(deviceTokens)]),
      'invalid_grant in its time': () => deviceTrace([deviceAsk(), poll(pending), poll(invalid)]),
      'approved, and one poll more': () =>
        deviceTrace([deviceAsk({ expires_in: 8 }), poll(deviceTokens), poll(invalid)]),
      'still pending': () => deviceTrace([deviceAsk(), poll(pending)]),
    },
    missing: {
      'the last answer': () => deviceTrace([deviceAsk({ expires_in: 6 }), poll(pending), poll(undefined)]),
    },
  },
  {
    rule: 'device_access_denied',
    fires: {
      denied: () => deviceTrace([deviceAsk(), poll(pending), poll(denied)]),
      declined: () => deviceTrace([deviceAsk(), poll(refusal('authorization_declined'))]),
      'allowed at the second try, so that it is a note': () =>
        deviceTrace([deviceAsk(), poll(denied), deviceAsk(second), secondPoll]),
    },
    nearly: {
      allowed: () => deviceTrace([deviceAsk(), poll(pending), poll(deviceTokens)]),
      expired: () => deviceTrace([deviceAsk(), poll(expired)]),
    },
    missing: { 'the answer': () => deviceTrace([deviceAsk(), poll(undefined)]) },
  },
  {
    rule: 'device_poll_after_end',
    fires: {
      'goes on after the tokens': () =>
        deviceTrace([deviceAsk(), poll(deviceTokens), poll(invalid), poll(invalid)]),
      'goes on after the end': () => deviceTrace([deviceAsk(), poll(expired), poll(expired), poll(expired)]),
      'once more, so that it is a note': () => deviceTrace([deviceAsk(), poll(deviceTokens), poll(invalid)]),
    },
    nearly: {
      stops: () => deviceTrace([deviceAsk(), poll(pending), poll(deviceTokens)]),
      'a poll that was on its way': () =>
        deviceTrace([deviceAsk(), poll(deviceTokens), poll(invalid, {}, { after: 0.05 })]),
      'a new code': () => deviceTrace([deviceAsk(), poll(expired), deviceAsk(second), secondPoll]),
      'not at its end': () => deviceTrace([deviceAsk(), poll(pending), poll(pending)]),
    },
    missing: { 'the answers': () => deviceTrace([deviceAsk(), poll(undefined), poll(undefined)]) },
  },
  {
    rule: 'device_never_approved',
    fires: {
      'still pending': () => deviceTrace([deviceAsk(), poll(pending), poll(pending)]),
      'another user code entered': () => deviceTrace([deviceAsk(), opens('WDJB-MJHX'), poll(pending)]),
    },
    nearly: {
      approved: () => deviceTrace([deviceAsk(), opens('wdjbmjht'), poll(pending), poll(deviceTokens)]),
      denied: () => deviceTrace([deviceAsk(), poll(pending), poll(denied)]),
      'no poll yet': () => deviceTrace([deviceAsk()]),
    },
    missing: { 'the end': () => deviceTrace([deviceAsk(), poll(pending)], ['end']) },
  },
];
