import { rfc } from '../../../protocol/spec.ts';
import { answered, noRefresh, type Situation } from './situation.ts';

const native = (rest: string) => answered(`machine=no server=no password=no page=no native=yes ${rest}`);
const PKCE = 'authorization-code-pkce';
/** Claimed links have no option of their own: the custom scheme is the nearest. */
const scheme = { appType: 'native scheme' } as const;
const loopback = { appType: 'native loopback' } as const;

/** Apps that are installed where a browser is. */
export const nativeApps: readonly Situation[] = [
  {
    text: 'A mobile app calls your API and keeps people signed in.',
    answers: native('return=claimed away=yes'),
    ...{ flow: PKCE, options: scheme },
    because: 'The system browser, PKCE and, where the system has them, claimed https links.',
    spec: rfc(8252, '7.2'),
  },
  {
    text: 'A mobile app has a backend of its own, which it calls with a token.',
    answers: native('return=claimed away=yes'),
    ...{ flow: PKCE, options: scheme },
    because: "The app is the client and its backend an API. The backend's secret has no place in the app.",
    spec: rfc(8252, '8.5'),
  },
  {
    text: 'A tablet app in the field asks for the sign-in at each shift.',
    answers: native('return=claimed away=no'),
    ...{ flow: PKCE, options: { ...scheme, ...noRefresh } },
    because: 'A native app as above; nothing goes on after the shift, so no refresh token.',
    spec: rfc(8252, '7.2'),
  },
  {
    text: 'A mobile app without a website of its own.',
    answers: native('return=scheme away=yes'),
    ...{ flow: PKCE, options: scheme },
    because: 'A custom scheme is what is left; another app can claim it too, so PKCE is required.',
    spec: rfc(8252, '8.1'),
  },
  {
    text: 'A mobile game imports a profile once.',
    answers: native('return=scheme away=no'),
    ...{ flow: PKCE, options: { ...scheme, ...noRefresh } },
    because: 'A custom scheme with PKCE, and access that ends by itself.',
    spec: rfc(8252, '7.1'),
  },
  {
    text: 'A command-line tool on a laptop acts for the user who sits there.',
    answers: native('return=loopback away=yes'),
    ...{ flow: PKCE, options: loopback },
    because:
      'Each user has a copy, so it can hold no secret; a browser is there, so it listens on a loopback port.',
    spec: rfc(8252, '7.3'),
  },
  {
    text: "A desktop program synchronises a user's files.",
    answers: native('return=loopback away=yes'),
    ...{ flow: PKCE, options: loopback },
    because: 'A native app; desktop systems let it listen on a loopback port.',
    spec: rfc(8252, '7.3'),
  },
  {
    text: 'An Electron app signs users in.',
    answers: native('return=loopback away=yes'),
    ...{ flow: PKCE, options: loopback },
    because:
      'It is installed, whatever it is written in. The sign-in belongs in the system browser, not in its own web view.',
    spec: rfc(8252, '8.12'),
  },
  {
    text: "An AI agent or MCP client on the desktop uses a server's tools for the user.",
    answers: native('return=loopback away=yes'),
    ...{ flow: PKCE, options: loopback },
    because:
      'A native app for one user, often without an earlier registration: a public client on a loopback port.',
    spec: rfc(8252, '7.3'),
  },
  {
    text: "An editor's plugin reads a user's issues while the editor is open.",
    answers: native('return=loopback away=no'),
    ...{ flow: PKCE, options: { ...loopback, ...noRefresh } },
    because: 'It can open the browser and listen on a loopback port; it ends with the editor.',
    spec: rfc(8252, '7.3'),
  },
];
