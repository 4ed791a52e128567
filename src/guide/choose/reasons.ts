import { browserBasedApps, openid, rfc } from '../../protocol/spec.ts';
import type { Kind } from './kind.ts';
import type { Verdict } from './verdict.ts';

/** What a verdict says of its kind of app. */
export type Reason = Pick<Verdict, 'title' | 'why' | 'warning' | 'beyond'>;

const exchange = {
  text: "A service that was called with a user's token and calls a second one for that user: token exchange.",
  spec: rfc(8693, '1'),
};
const mutualTls = {
  text: 'Client authentication with a certificate, which also binds the access token to it: mutual TLS.',
  spec: rfc(8705, '2'),
};
const workload = {
  text: 'A platform that hands its workloads signed tokens: such a token as the client assertion, so that no secret has to be stored.',
  spec: rfc(7523, '2.2'),
};
const stepUp = {
  text: 'An API that wants a fresher or stronger sign-in for some calls: step-up authentication.',
  spec: rfc(9470, '1'),
};
const payment = {
  text: 'Consent to one payment rather than to a scope: authorization_details.',
  spec: rfc(9396, '1'),
};
const ciba = {
  text: 'A device or call centre that knows whom to ask: CIBA asks that user on their own phone, without a code.',
  spec: openid(
    'CIBA',
    'openid-client-initiated-backchannel-authentication-core-1_0-final',
    '7.1',
    'auth_request',
  ),
};
const backend = {
  text: 'A backend for the page that holds all tokens, while the page has a cookie: the strongest pattern, and then the app runs on a server.',
  spec: browserBasedApps('6.1'),
};
const registration = {
  text: 'A client that meets its authorization server for the first time at run time, as agents and tools do: dynamic registration.',
  spec: rfc(7591, '1'),
};
const ownLogin = {
  text: 'A first-party app with login screens of its own, and room for a second factor: the authorization challenge endpoint, a draft.',
  spec: {
    label: 'First-Party Applications draft §1',
    url: 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-first-party-apps#section-1',
  },
};

/** What the answers add up to, by kind of app. */
export const reasons: Readonly<Record<Kind, Reason>> = {
  itself: {
    title: 'Client Credentials',
    why: 'The app acts for itself, on what is its own or what it may use by prior arrangement. It shows its own credentials and gets a token for itself; no user, browser or redirect takes part.',
    beyond: [workload, mutualTls, exchange],
  },
  atOnce: {
    title: 'Hybrid, with the ID token at once',
    why: 'Its server keeps credentials, and it must know the user before it redeems the code. So a signed ID token comes with the code, and the access token follows past the browser.',
    beyond: [exchange, mutualTls],
  },
  webApp: {
    title: 'Authorization Code',
    why: 'Its server keeps credentials, so it redeems the code past the browser. Whoever steals the code lacks the credentials; whoever watches the browser sees no token.',
    beyond: [exchange, payment, stepUp, mutualTls],
  },
  serverSignIn: {
    title: 'Authorization Code, for sign-in only',
    why: 'Its server keeps credentials and can reach the token endpoint, so the ID token comes past the browser. No API is called, so the app asks for nothing more.',
    beyond: [mutualTls],
  },
  postedSignIn: {
    title: 'Implicit with Form Post',
    why: 'The server needs to know who the user is and nothing else. It lacks credentials, or a way to the token endpoint. So the ID token is posted through the browser; the app checks signature, iss, aud, exp and nonce.',
    beyond: [],
  },
  passwordApp: {
    title: 'Resource Owner Password, not recommended',
    why: 'The app is your own, absolutely trusted with the password, and can neither redirect nor send the user to another device. This is the only case that is left for it.',
    warning: {
      text: 'RFC 9700 says that this grant MUST NOT be used, and OAuth 2.1 has left it out. The app sees the password, a second factor has no room, and users learn to type passwords into apps.',
      better: {
        text: 'Open the system browser, or show a code that the user enters on a phone',
        answers: { machine: 'no', server: 'no', password: 'no' },
      },
    },
    beyond: [ownLogin, ciba],
  },
  pageSignIn: {
    title: 'Implicit with Form Post',
    why: 'The app only wants to know who the user is. The ID token is posted through the browser, and neither a code nor an access token is involved.',
    warning: {
      text: 'A page without a server cannot receive a form post: the browser sends it to a URL, and no script sees the body. A server of yours has to take it, check the ID token and keep a session.',
      better: {
        text: 'Without a server, use Authorization Code with PKCE: it brings an ID token too',
        answers: { machine: 'no', server: 'no', password: 'no', page: 'yes', signin: 'no', away: 'no' },
      },
    },
    beyond: [backend],
  },
  singlePage: {
    title: 'Authorization Code with PKCE, in the browser',
    why: 'Everybody can read the program of the page, so it has no client secret; PKCE gives it a fresh one for each login. For sensitive apps and personal data RFC 10017 does not recommend it: there a backend should hold the tokens.',
    beyond: [backend, exchange],
  },
  nativeApp: {
    title: 'Authorization Code with PKCE, in a native app',
    why: 'The app opens the system browser, so it never sees the password. Its copies cannot keep a shared secret; PKCE gives each login one of its own.',
    beyond: [registration, exchange],
  },
  deviceApp: {
    title: 'Device Authorization',
    why: 'No browser on the device could take the user to a login page and back. The user signs in on another device with a short code, while this one polls.',
    beyond: [ciba, exchange],
  },
  other: {
    title: 'Authorization Code with PKCE, as the safe start',
    why: 'None of the kinds fits, but a user signs in and a browser is there. A public client with PKCE assumes nothing about secrets, so it suits every app that a redirect can reach.',
    beyond: [exchange, ciba],
  },
};
