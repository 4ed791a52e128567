import { auth0, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

/** What a device sends to `/oauth/device/code`, besides its client authentication. */
const request = entriesOf(['device authorization request'], 'app', {
  client_id: {
    what: 'Names the app on the device. It must be there unless the app authenticates in another way that names it.',
    without: 'The server does not know for which app the user is to agree, and refuses.',
    spec: rfc(8628, '3.1'),
    needs: [
      {
        level: 'optional',
        when: ['client_secret_basic', 'private_key_jwt'],
        note: 'The client authentication names the app.',
      },
      { level: 'required' },
    ],
  },
  scope: {
    what: 'The permissions the device asks for, separated by spaces. The user sees them on the other screen.',
    without: 'The server uses its default or answers invalid_scope.',
    spec: rfc(8628, '3.1'),
    need: 'optional',
  },
  audience: {
    what: "Auth0's parameter for the API that the access token is for.",
    spec: auth0(
      'Device Authorization Flow',
      'get-started/authentication-and-authorization-flow/device-authorization-flow/call-your-api-using-the-device-authorization-flow',
    ),
    needs: [
      {
        level: 'required',
        when: ['scope of an API'],
        note: 'This server knows the scopes of an API only by its audience. Others may have a default.',
      },
      { level: 'optional' },
    ],
  },
  resource: {
    what: 'The URI of the API that the access token is for. RFC 8707 defines it for /authorize and the token endpoint; some servers take it here too.',
    spec: rfc(8707, '2'),
    need: 'optional',
  },
});

/** JSON fields of `/oauth/device/code`. */
const response = entriesOf(['device response'], 'authorization-server', {
  device_code: {
    what: 'The secret that the device polls with. It is never shown.',
    without: 'The device has nothing to poll with.',
    spec: rfc(8628, '3.2'),
    need: 'required',
  },
  user_code: {
    what: 'The short code that the user types in on another screen. It has no letters or digits that look alike, and few guesses are allowed.',
    spec: rfc(8628, '3.2'),
    need: 'required',
  },
  verification_uri: {
    what: 'The page where the user types the code: short enough to copy by hand.',
    spec: rfc(8628, '3.2'),
    need: 'required',
  },
  verification_uri_complete: {
    what: 'The same page with the code in it, made for a QR code. The user should still confirm that the code is the one on the device.',
    without: 'The user types the code by hand.',
    spec: rfc(8628, '3.2'),
    need: 'optional',
  },
  expires_in: {
    what: 'Seconds until device_code and user_code expire.',
    spec: rfc(8628, '3.2'),
    need: 'required',
  },
  interval: {
    what: 'The seconds a device waits at least between two polls. If it is absent, 5.',
    spec: rfc(8628, '3.2'),
    need: 'optional',
  },
});

export const device = [...request, ...response];
