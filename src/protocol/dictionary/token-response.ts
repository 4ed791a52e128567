import { oidcCore, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

/** JSON fields of the token endpoint's success. */
const tokens = entriesOf(['token response'], 'authorization-server', {
  access_token: {
    what: 'The token the app shows to the API. To the app it is an opaque text: only the API should read what is in it.',
    without: 'The app cannot call the API.',
    spec: rfc(6749, '5.1'),
    required: 'required',
  },
  token_type: {
    what: 'How the access token is used. `Bearer` means whoever holds it may use it; `DPoP` ties it to a key.',
    without: 'An app must not use a token whose type it does not understand.',
    spec: rfc(6749, '7.1'),
    required: 'required',
  },
  expires_in: {
    what: 'How many seconds the access token is valid, counted from this response.',
    without: 'The app learns that the token has expired only when the API refuses it.',
    spec: rfc(6749, '5.1'),
    required: 'recommended',
  },
  refresh_token: {
    what: 'A long-lived credential for new access tokens without the user. Only this app and the authorization server ever see it.',
    without: 'When the access token expires, the browser must go to /authorize again.',
    spec: rfc(6749, '1.5'),
    required: 'optional',
  },
  id_token: {
    what: 'A signed JWT that tells the app who signed in, when, and for which app. It is for the app, never for an API.',
    without: 'OAuth alone says what the app may do, not who the user is. Ask for scope `openid`.',
    spec: oidcCore('3.1.3.3', 'TokenResponse'),
    required: 'required',
  },
  scope: {
    what: 'The permissions that were granted. The server must send it if they differ from those asked for.',
    without: 'The app may assume that everything it asked for was granted.',
    spec: rfc(6749, '5.1'),
    required: 'optional',
  },
});

/** JSON fields of `/oauth/device/code`. */
const device = entriesOf(['device response'], 'authorization-server', {
  device_code: {
    what: 'The secret that the device polls with. It is never shown.',
    spec: rfc(8628, '3.2'),
    required: 'required',
  },
  user_code: {
    what: 'The short code that the user types in on another screen.',
    spec: rfc(8628, '3.2'),
    required: 'required',
  },
  verification_uri: {
    what: 'The page where the user types the code: short enough to copy by hand.',
    spec: rfc(8628, '3.2'),
    required: 'required',
  },
  verification_uri_complete: {
    what: 'The same page with the code in it, made for a QR code. The user should still confirm that the code is the one on the device.',
    spec: rfc(8628, '3.2'),
    required: 'optional',
  },
  expires_in: {
    what: 'Seconds until device_code and user_code expire.',
    spec: rfc(8628, '3.2'),
    required: 'required',
  },
  interval: {
    what: 'The seconds a device waits at least between two polls. If it is absent, 5.',
    spec: rfc(8628, '3.2'),
    required: 'optional',
  },
});

export const tokenResponse = [...tokens, ...device];
