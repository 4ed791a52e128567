import { postForm } from '../../../protocol/http.ts';
import {
  deviceAsk,
  deviceCode,
  deviceTokens,
  deviceTrace,
  pending,
  poll,
  userCode,
} from '../../testing/made-device.ts';
import { refusal } from '../../testing/made-refresh.ts';
import { as, back } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const invalid = refusal('invalid_grant');
const unsupported = refusal('unsupported_grant_type');
const deviceRequest = postForm(`${as}/device_authorization`, [
  ['client_id', 'tv'],
  ['scope', 'openid'],
]);
const hidden = (reply = pending) => poll(reply, {}, { requestLacks: ['body'] });
const { body: _, ...bodyless } = poll(pending).request;

/** Traces about what a device sends. */
export const requestCases: readonly RuleCases[] = [
  {
    rule: 'device_flow_refused',
    fires: {
      'unknown client': () =>
        deviceTrace([back(deviceRequest, refusal('invalid_client', 'Unknown client', 401))]),
      'not switched on': () => deviceTrace([back(deviceRequest, refusal('unauthorized_client'))]),
      'only at the poll': () => deviceTrace([deviceAsk(), poll(refusal('unauthorized_client'))]),
      'the token endpoint does not have it': () => deviceTrace([deviceAsk(), poll(unsupported)]),
    },
    nearly: {
      'a scope it does not have': () => deviceTrace([back(deviceRequest, refusal('invalid_scope'))]),
      accepted: () => deviceTrace([deviceAsk(), poll(pending), poll(deviceTokens)]),
      'a misspelt grant': () => deviceTrace([deviceAsk(), poll(unsupported, { grant_type: 'device_code' })]),
      'no connection': () =>
        deviceTrace([back(deviceRequest, undefined, { failure: 'net::ERR_CONNECTION_REFUSED' })]),
    },
    missing: { 'the answer': () => deviceTrace([back(deviceRequest, undefined)]) },
  },
  {
    rule: 'device_grant_type_wrong',
    fires: {
      short: () => deviceTrace([deviceAsk(), poll(unsupported, { grant_type: 'device_code' })]),
      'with a hyphen': () =>
        deviceTrace([
          deviceAsk(),
          poll(unsupported, { grant_type: 'urn:ietf:params:oauth:grant-type:device-code' }),
        ]),
      'again and again': () =>
        deviceTrace([
          deviceAsk(),
          ...Array.from({ length: 5 }, () =>
            poll(refusal('invalid_request'), { grant_type: 'urn:ietf:params:oauth:grant_type:device_code' }),
          ),
        ]),
      absent: () => deviceTrace([deviceAsk(), poll(refusal('invalid_request'), { grant_type: undefined })]),
    },
    nearly: {
      right: () => deviceTrace([deviceAsk(), poll(pending)]),
      'right and refused': () => deviceTrace([deviceAsk(), poll(unsupported)]),
      'an older spelling that the server takes': () =>
        deviceTrace([deviceAsk(), poll(pending, { grant_type: 'http://oauth.net/grant_type/device/1.0' })]),
      'another error': () =>
        deviceTrace([
          deviceAsk(),
          poll(refusal('invalid_client', undefined, 401), { grant_type: 'device_code' }),
        ]),
    },
    missing: {
      'the body': () =>
        deviceTrace([deviceAsk(), { ...poll(unsupported), request: bodyless, requestLacks: ['body'] }]),
      'the answer': () => deviceTrace([deviceAsk(), poll(undefined, { grant_type: 'device_code' })]),
    },
  },
  {
    rule: 'device_code_changed',
    fires: {
      'another code': () =>
        deviceTrace([deviceAsk(), poll(invalid, { device_code: 'dc-of-another-request-Qz81Lm' })]),
      'cut off': () => deviceTrace([deviceAsk(), poll(invalid, { device_code: deviceCode.slice(0, 20) })]),
      'the user code in its place': () =>
        deviceTrace([deviceAsk(), poll(invalid, { device_code: userCode })]),
      'not sent': () =>
        deviceTrace([deviceAsk(), poll(refusal('invalid_request'), { device_code: undefined })]),
      'right at first': () =>
        deviceTrace([
          deviceAsk(),
          poll(pending),
          poll(invalid, { device_code: 'dc-of-another-request-Qz81Lm' }),
        ]),
    },
    nearly: {
      'the same': () => deviceTrace([deviceAsk(), poll(pending), poll(deviceTokens)]),
      'the same, refused': () => deviceTrace([deviceAsk(), poll(invalid)]),
      'two devices by turns': () =>
        deviceTrace([
          deviceAsk(),
          deviceAsk({ device_code: 'dc-2-Zt6QpWn4' }),
          poll(pending),
          poll(pending, { device_code: 'dc-2-Zt6QpWn4' }),
          poll(invalid),
        ]),
      'one from before the trace that still works': () =>
        deviceTrace([deviceAsk(), poll(pending, { device_code: 'dc-of-before-7Kq' })]),
    },
    missing: {
      'the device authorization': () => deviceTrace([poll(invalid)], ['beginning']),
      redacted: () => deviceTrace([deviceAsk(), poll(invalid, { device_code: 'REDACTED' })], ['values']),
      'the body': () => deviceTrace([deviceAsk(), { ...hidden(invalid), request: bodyless }]),
    },
  },
  {
    rule: 'device_other_client',
    fires: {
      invalid_grant: () => deviceTrace([deviceAsk(), poll(invalid, { client_id: 'tv-2' })]),
      invalid_client: () =>
        deviceTrace([deviceAsk(), poll(refusal('invalid_client', undefined, 401), { client_id: 'TV' })]),
    },
    nearly: {
      'the same': () => deviceTrace([deviceAsk(), poll(invalid)]),
      'another that the server takes': () => deviceTrace([deviceAsk(), poll(pending, { client_id: 'tv-2' })]),
      'none at the poll': () => deviceTrace([deviceAsk(), poll(invalid, { client_id: undefined })]),
    },
    missing: {
      'the device authorization': () => deviceTrace([poll(invalid)], ['beginning']),
      'the answer': () => deviceTrace([deviceAsk(), poll(undefined, { client_id: 'tv-2' })]),
    },
  },
];
