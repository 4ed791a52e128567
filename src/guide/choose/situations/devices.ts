import { rfc } from '../../../protocol/spec.ts';
import { answered, noRefresh, type Situation } from './situation.ts';

const after = (rest: string) => answered(`machine=no server=no password=no page=no native=no ${rest}`);
const lasting = {
  answers: after('device=yes away=yes'),
  flow: 'device-authorization',
  options: {},
} as const;
const passing = {
  answers: after('device=yes away=no'),
  flow: 'device-authorization',
  options: noRefresh,
} as const;

/** Devices without browser or keyboard, and what is left. */
export const devices: readonly Situation[] = [
  {
    text: 'A smart TV plays what a user has bought.',
    ...lasting,
    because: 'Typing takes a remote control; the user signs in on a phone, and only once.',
    spec: rfc(8628, '1'),
  },
  {
    text: "A game console shows a user's friends.",
    ...lasting,
    because: 'A controller is no keyboard; the console polls while the user signs in elsewhere.',
    spec: rfc(8628, '1'),
  },
  {
    text: "A smart speaker reads out a user's calendar.",
    ...lasting,
    because: 'It has no display, but it can speak the code and the address.',
    spec: rfc(8628, '5.7'),
  },
  {
    text: "A picture frame shows a user's photos.",
    ...lasting,
    because: 'It shows a code once and then works for months: a refresh token.',
    spec: rfc(8628, '3.5'),
  },
  {
    text: "A printer scans into the user's folder, for one job.",
    ...passing,
    because: 'A small display is enough for a code; nothing is to last after the job.',
    spec: rfc(8628, '1'),
  },
  {
    text: 'A public kiosk lets a visitor sign in with a phone.',
    ...passing,
    because: 'Nobody should type a password into a shared machine, and access ends with the visit.',
    spec: rfc(8628, '1'),
  },
  {
    text: 'A command-line tool on a server without a browser acts for whoever logged in.',
    ...passing,
    because: 'No browser can open there and no redirect can reach it; the user has one elsewhere.',
    spec: rfc(8628, '1'),
  },
  {
    text: 'An old first-party program with its own login form runs where no browser can be opened.',
    answers: answered('machine=no server=no password=yes away=no'),
    ...{ flow: 'resource-owner-password', options: noRefresh },
    because: 'RFC 6749 keeps the grant for this case alone; RFC 9700 forbids even that, so plan the way out.',
    spec: rfc(6749, '4.3'),
  },
  {
    text: 'Warehouse scanners of your own, with a keyboard and no browser, used by people without phones.',
    answers: answered('machine=no server=no password=yes away=yes'),
    ...{ flow: 'resource-owner-password', options: {} },
    because:
      'Neither a redirect nor a second device is at hand: a last resort, which RFC 9700 forbids. The refresh token spares the app from storing the password.',
    spec: rfc(6749, '4.3'),
  },
  {
    text: 'An add-in of a spreadsheet, for which the host program opens the browser.',
    answers: after('device=no away=no'),
    ...{ flow: 'authorization-code-pkce', options: noRefresh },
    because: 'It is no kind of its own, holds no secret and has a browser: a public client with PKCE.',
    spec: rfc(9700, '2.1.1'),
  },
  {
    text: 'A virtual reality headset whose system shows web pages to type into.',
    answers: after('device=no away=yes'),
    ...{ flow: 'authorization-code-pkce', options: {} },
    because: 'A redirect works there, and ties the answer to the app better than a code does.',
    spec: rfc(8628, '5.4'),
  },
];
