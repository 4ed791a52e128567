import { established } from '../established.ts';
import { answer, mayRefresh } from './answer.ts';
import { DEVICE_GRANT, type Grant } from './grant.ts';

/** What a poll that came too early adds to the interval, for good (RFC 8628 §3.5). */
const SLOWER = 5;

/**
 * Gives a polling device its tokens, once its user has allowed it.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.4](https://www.rfc-editor.org/rfc/rfc8628#section-3.4)
 */
export const deviceCode: Grant = {
  type: DEVICE_GRANT,
  column: 'token:device',

  refused(check, { device, now, observer }) {
    if (!device || (check !== 'device_poll_not_too_fast' && check !== 'device_allowed')) return;
    device.polledAt = now;
    if (check === 'device_allowed') return;
    device.interval += SLOWER;
    observer.value({
      name: 'interval',
      value: `${device.interval}`,
      note: 'seconds between polls from now on',
    });
  },

  async issue(context) {
    const device = established(context.device);
    const authorization = established(typeof device.answer === 'object' ? device.answer : undefined);
    const { scope } = authorization;
    device.answer = 'spent';
    const clientId = device.client.client_id;
    const withRefreshToken = mayRefresh(context, scope);
    return answer(context, { clientId, authorization, scope }, { withRefreshToken });
  },
};
