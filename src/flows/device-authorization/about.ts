import { auth0, rfc } from '../../protocol/spec.ts';
import type { About } from '../about.ts';

const FLOW = 'get-started/authentication-and-authorization-flow/device-authorization-flow';
const tutorial = auth0(
  'Call Your API Using the Device Authorization Flow',
  `${FLOW}/call-your-api-using-the-device-authorization-flow`,
);

/** What Device Authorization is for, and where Auth0 goes its own way. */
export const about: About = {
  why: 'A device without keyboard or browser shows a code; the user enters it on a phone and signs in there, while the device polls for the tokens. So the password never touches the device. The weak point: only the code ties the two screens together, and a code that a stranger sends connects the device of the stranger.',
  when: [
    'A TV, a set-top box or a console, where typing is slow and the whole room reads along.',
    'A printer, a picture frame or another device with a small display and no browser.',
    'A command-line tool on a machine without a browser, such as a server reached by SSH.',
    'A device that can open connections but not take any: no redirect could reach it.',
  ],
  whenNot: [
    'The app runs on a phone or a computer with a browser: use Authorization Code with PKCE, which ties both ends together.',
    'Nobody is there to enter a code: use Client Credentials for a device that acts for itself.',
    'The device can neither show nor speak: the user would not learn the code.',
    'The API moves money or administers accounts: a mailed code can talk users into consent. Ask for more than a code.',
  ],
  standing: {
    verdict: 'for special cases',
    text: 'OAuth 2.1 keeps it as an extension, RFC 9700 has no section on it, and RFC 8628 limits it to devices without browser or keyboard and warns of remote phishing.',
    spec: rfc(8628, '5.4'),
  },
  spec: rfc(8628, '1'),
  differences: [
    {
      topic: 'Status of a pending poll',
      specification: 'Errors of a poll are those of RFC 6749 §5.2, so authorization_pending comes with 400.',
      auth0: 'Auth0 answers authorization_pending with 403 Forbidden.',
      spec: rfc(8628, '3.5'),
      source: tutorial,
    },
    {
      topic: 'Status of slow_down',
      specification: 'slow_down comes with 400 too, and makes every later pause five seconds longer.',
      auth0:
        'Auth0 answers slow_down with 429 Too Many Requests, and tells the app to go back to the interval that it was given.',
      spec: rfc(8628, '3.5'),
      source: tutorial,
    },
    {
      topic: 'After the codes have expired',
      specification:
        'expired_token comes with 400, and nothing is said of what a second poll with the dead code gets.',
      auth0: 'Auth0 answers expired_token with 403 and only once; every later poll gets invalid_grant.',
      spec: rfc(8628, '3.5'),
      source: tutorial,
    },
    {
      topic: 'Status of a refusal by the user',
      specification: 'access_denied comes with 400 as well: the error code says it, not the status.',
      auth0: 'Auth0 answers access_denied with 403, also where a rule of the tenant said no.',
      spec: rfc(6749, '5.2'),
      source: tutorial,
    },
    {
      topic: 'Which clients may use it',
      specification:
        'A confidential client authenticates at both endpoints; a public client sends its client_id.',
      auth0:
        'Auth0 wants an application of type Native with the authentication method None; confidential clients are not supported.',
      spec: rfc(8628, '3.1'),
      source: tutorial,
    },
    {
      topic: 'Which API the token is for',
      specification:
        'The device authorization request of RFC 8628 has client_id and scope, and names no API.',
      auth0: 'Auth0 wants audience with it, unless the token is for /userinfo alone.',
      spec: rfc(8628, '3.1'),
      source: tutorial,
    },
  ],
};
