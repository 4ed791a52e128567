import { oidcCore, openid, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

/** The ways to tokens, by the names that people use; what stands on the wire is in `values.ts`. */
export const grants = entriesOf(['grant'], undefined, {
  'authorization code flow': {
    also: ['code flow', 'authorization code grant'],
    what: 'The browser brings back a code, and the app swaps it for tokens over the back channel. The way for apps that can send a browser to the server.',
    spec: rfc(6749, '4.1'),
  },
  'authorization code with PKCE': {
    also: ['PKCE flow'],
    what: 'The code flow with a secret made for each login, so that a stolen code is worthless. RFC 9700 requires it of public clients and recommends it to all.',
    without: 'Another app that catches the redirect can redeem the code.',
    spec: rfc(9700, '2.1.1'),
  },
  'refresh token grant': {
    also: ['refresh'],
    what: 'The app offers a refresh token and gets a new access token, without the user.',
    without: 'The user has to come back when the access token expires.',
    spec: rfc(6749, '6'),
  },
  'client credentials': {
    also: ['client credentials flow', 'machine to machine', 'M2M'],
    what: 'The app offers only its own credentials and gets an access token for itself. No user takes part, so there is no ID token.',
    spec: rfc(6749, '4.4'),
  },
  'device authorization': {
    also: ['device flow', 'device authorization flow', 'device code flow'],
    what: 'A device without a keyboard shows a code; the user agrees on another screen while the device polls for its tokens.',
    without: 'The user would type the password with a remote control, into the device itself.',
    spec: rfc(8628, '1'),
  },
  'resource owner password credentials': {
    also: ['password grant', 'ROPC', 'resource owner password'],
    what: 'The user types the password into the app, and the app forwards it. RFC 9700 forbids it, and OAuth 2.1 leaves it out.',
    without: 'Nothing is lost: the app never sees the password in the other flows.',
    spec: rfc(9700, '2.4'),
  },
  implicit: {
    also: ['implicit flow', 'implicit grant'],
    what: 'Tokens come straight back through the browser, with no code between. For access tokens RFC 9700 advises against it; with form_post and only an ID token it serves sign-in.',
    without: 'The code flow with PKCE does the same and keeps tokens out of addresses.',
    spec: rfc(9700, '2.1.2'),
  },
  hybrid: {
    also: ['hybrid flow'],
    what: 'Some tokens come back through the browser beside a code, the others over the back channel. The app has an ID token at once.',
    without: 'The app waits one request longer for its ID token.',
    spec: oidcCore('3.3', 'HybridFlowAuth'),
  },
  'token exchange': {
    what: 'A service offers a token that it holds for another one: for another API, or to act on behalf of a user. Grant Tour does not run it.',
    without: 'Services pass one token on, which then has to open every API on the way.',
    spec: rfc(8693, '1'),
  },
  'JWT bearer grant': {
    also: ['assertion grant'],
    what: 'The app offers a JWT in which somebody whom the server trusts vouches for the user. Grant Tour does not run it.',
    spec: rfc(7523, '2.1'),
  },
  'response type': {
    what: 'What the app asks to get back from /authorize: `code`, `id_token`, `token`, or several of them. It decides which flow this is.',
    spec: openid('Multiple Response Types', 'oauth-v2-multiple-response-types-1_0', '3', 'id_token'),
  },
  'grant type': {
    what: 'What the app offers at the token endpoint in return for tokens: a code, a refresh token, a device code, or its own credentials.',
    spec: rfc(6749, '1.3'),
  },
});
