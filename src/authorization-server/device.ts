import type { Header, HttpResponse } from '../protocol/http.ts';
import type { Context } from './context.ts';
import { devicePage } from './pages/device-pages.ts';
import type { DeviceRequest, Session } from './records.ts';
import { page } from './responses.ts';
import { authorize } from './tokens.ts';

/**
 * Gives the waiting device what its user allowed; its next poll fetches it.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.3](https://www.rfc-editor.org/rfc/rfc8628#section-3.3)
 */
export function finishDevice(
  context: Context,
  { device, client, scope, audience }: DeviceRequest,
  session: Session,
  headers: readonly Header[],
): HttpResponse {
  const authorization = authorize(context, { login: session, sub: session.user.sub, scope, audience });
  device.answer = authorization;
  const note = `allowed by ${session.user.sub}; the next poll gets tokens`;
  context.observer.value({ name: 'device_code', value: device.deviceCode, note });
  return page(200, devicePage('activated', client), headers);
}

/**
 * Tells the waiting device no.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.5](https://www.rfc-editor.org/rfc/rfc8628#section-3.5)
 */
export function denyDevice({ observer }: Context, { device, client }: DeviceRequest): HttpResponse {
  device.answer = 'denied';
  observer.value({ name: 'device_code', value: device.deviceCode, note: 'denied; the next poll is told so' });
  return page(200, devicePage('not_activated', client));
}
