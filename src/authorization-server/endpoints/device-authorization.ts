import { randomToken } from '../../protocol/encoding.ts';
import { withQuery } from '../../protocol/parameters.ts';
import { firstRefusal } from '../checks/run.ts';
import type { Context } from '../context.ts';
import { established } from '../established.ts';
import type { DeviceAuthorization } from '../records.ts';
import { json } from '../responses.ts';
import { audienceAsked, scopeGranted } from '../scopes.ts';
import { rememberUsed } from '../used-once.ts';
import { makeUserCode, showUserCode } from '../user-code.ts';
import type { Endpoint } from './endpoint.ts';
import { refuseClient } from './refuse-client.ts';

/**
 * Gives a device two codes: one to poll with, and one for its user to type at a browser.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.1](https://www.rfc-editor.org/rfc/rfc8628#section-3.1)
 */
export const deviceAuthorization: Endpoint = {
  methods: ['POST'],
  speaks: 'JSON',
  readableBy: 'registered origins',
  async answer(context) {
    const refusal = await firstRefusal('device', context);
    if (refusal) return refuseClient(context, refusal);
    rememberUsed(context);
    const device = makeDevice(context);
    const { server, now } = context;
    const shown = showUserCode(device.userCode);
    return json(200, {
      device_code: device.deviceCode,
      user_code: shown,
      verification_uri: server.urls.activate,
      verification_uri_complete: withQuery(server.urls.activate, [['user_code', shown]]),
      expires_in: device.expiresAt - now,
      interval: device.interval,
    });
  },
};

function makeDevice(context: Context): DeviceAuthorization {
  const { server, now, observer } = context;
  const { deviceCode: lifetime, pollInterval: interval } = server.policy.lifetimes;
  const deviceCode = randomToken(server.random, 32);
  const userCode = freeUserCode(context);
  const asked = { scope: scopeGranted(context), audience: audienceAsked(context) };
  const device: DeviceAuthorization = {
    ...{ deviceCode, userCode, client: established(context.client), ...asked },
    ...{ expiresAt: now + lifetime, interval, polledAt: undefined, answer: 'waiting' },
  };
  server.store.devices.set(deviceCode, device);
  server.store.userCodes.set(userCode, device);
  const note = `stored with client_id, scope and user_code; valid ${lifetime} s`;
  const expiresAt = device.expiresAt * 1000;
  observer.value({ name: 'device_code', value: deviceCode, note, expiresAt });
  const shown = showUserCode(userCode);
  observer.value({ name: 'user_code', value: shown, note: 'for the person to type', expiresAt });
  return device;
}

function freeUserCode({ server }: Context): string {
  let code = makeUserCode(server.random);
  while (server.store.userCodes.get(code)) code = makeUserCode(server.random);
  return code;
}
