import { type Html, html } from '../../protocol/html.ts';
import { qrCode } from '../qr.ts';
import { nothing, oneButton, page } from './html.ts';
import { type OrderLine, ordersOf } from './orders.ts';

/** What the TV shows. */
export type DevicePage =
  | { readonly name: 'device-start' }
  | DeviceCodePage
  | { readonly name: 'device-signed-in'; readonly user: string; readonly orders: readonly OrderLine[] }
  | { readonly name: 'device-failed'; readonly reason: string };

interface DeviceCodePage {
  readonly name: 'device-code';
  readonly userCode: string;
  readonly verificationUri: string;
  /** With the user code in it, for the QR code; empty where the server gives none. */
  readonly verificationUriComplete: string;
  /** How often the TV has asked for the tokens. */
  readonly polls: number;
  /** How that went: `Asked 2 times: authorization_pending`. */
  readonly said: string;
}

/** The TV's page as HTML; everything in it is escaped. In a file of its own: only the device flow loads the QR encoder. */
export function devicePage(shown: DevicePage): string {
  switch (shown.name) {
    case 'device-start':
      return tv(shown, 'Your orders on the big screen', html`${oneButton('Sign in')}`);
    case 'device-code':
      return tv(shown, 'Sign in with your phone', code(shown));
    case 'device-signed-in':
      return tv(shown, 'Your orders', ordersOf(shown.user, shown.orders));
    case 'device-failed':
      return tv(
        shown,
        'This TV is not signed in',
        html`<p class="problem" role="alert">${shown.reason}</p><p>Start again to get a new code.</p>`,
      );
  }
}

const tv = ({ name }: DevicePage, title: string, content: Html): string => page('tv', name, title, content);

/** Dots for more requests than these would be noise. */
const MOST_DOTS = 12;

/**
 * What a person needs to go on with another device.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.3](https://www.rfc-editor.org/rfc/rfc8628#section-3.3)
 */
function code({ userCode, verificationUri, verificationUriComplete, polls, said }: DeviceCodePage): Html {
  const square = qrCode(verificationUriComplete);
  const dots = '•'.repeat(Math.max(0, Math.min(polls, MOST_DOTS)));
  return html`<div class="ways"><div class="type"><p class="go">Open this address</p><p class="uri">${breakable(verificationUri)}</p><p class="go">and type this code</p><p class="user-code">${userCode}</p></div>${square === undefined ? nothing : html`<div class="scan"><p class="go">or scan</p>${square}</div>`}</div><p class="said"><span class="polls" aria-hidden="true">${dots}</span>${said}</p>`;
}

/** An address that may continue on the next line after each slash. */
function breakable(uri: string): Html {
  const parts = uri.split(/(?<=\/)(?=[^/])/);
  return html`${parts.map((part, i) => (i === 0 ? html`${part}` : html`<wbr>${part}`))}`;
}
