import { oidcCore, openid, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

/** Ways that messages take, and what ties them together. */
export const messageTerms = entriesOf(['term'], undefined, {
  'front channel': {
    also: ['front-channel'],
    what: 'Messages that the browser carries, in redirects and forms. The user, the history and others on the device can read them, and change them.',
    without: 'The user could not sign in: the session at the server belongs to the browser.',
    spec: rfc(6749, '4.1'),
  },
  'back channel': {
    also: ['back-channel'],
    what: 'Messages straight between two programs over TLS, such as the code exchange: no redirect carries them, no history holds them. Those of a single-page app its page sends itself.',
    spec: rfc(6749, '3.2'),
  },
  'authorization endpoint': {
    also: ['/authorize'],
    what: 'Where the app sends the browser: the server signs the user in there, asks, and redirects back.',
    spec: rfc(6749, '3.1'),
  },
  'token endpoint': {
    also: ['/oauth/token'],
    what: 'Where the app swaps a grant for tokens, over the back channel.',
    spec: rfc(6749, '3.2'),
  },
  'code exchange': {
    also: ['redeem a code', 'token request'],
    what: 'The request to the token endpoint in which the app swaps the code for tokens.',
    spec: rfc(6749, '4.1.3'),
  },
  state: {
    also: ['state parameter'],
    what: 'A random value that the app sends along and gets back unchanged. It shows that the answer belongs to a login that this browser started.',
    without:
      'An attacker can slip in an answer of their own, and the victim is signed in as the attacker (CSRF).',
    spec: rfc(6749, '10.12'),
  },
  nonce: {
    what: 'A random value that comes back inside the ID token and ties it to this login. DPoP has another: a value by the server that the proof must carry.',
    without: 'The app cannot tell a fresh ID token from a replayed one.',
    spec: oidcCore('15.5.2', 'NonceNotes'),
  },
  PKCE: {
    also: ['proof key for code exchange'],
    what: 'The app sends a hash first and the text behind it with the code. Only who started the login can redeem the code.',
    without:
      'A stolen code is enough for tokens, unless the client authenticates, and even then a code can be injected.',
    spec: rfc(7636, '1'),
  },
  'code verifier': {
    what: 'The random secret of PKCE, made anew for each login. It leaves the app only with the code exchange.',
    without: 'The server refuses the code, for it was asked for with a challenge.',
    spec: rfc(7636, '4.1'),
  },
  'code challenge': {
    what: 'The SHA-256 hash of the verifier (method S256), which the authorization request carries. Reading it does not help to redeem the code.',
    without: 'The code is bound to nobody: whoever steals it can redeem it.',
    spec: rfc(7636, '4.2'),
  },
  'form post': {
    also: ['form_post', 'form post response mode'],
    what: 'The answer comes as a form that sends itself to the redirect URI, so that no URL, history or Referer holds it. As a cross-site POST it brings along only cookies with SameSite=None.',
    without: 'A code stands in the query and a token in the fragment of a URL, which the history keeps.',
    spec: openid('Form Post', 'oauth-v2-form-post-response-mode-1_0', '2', 'FormPostResponseMode'),
  },
  PAR: {
    also: ['pushed authorization request'],
    what: 'The app leaves its authorization request at the server over the back channel and sends the browser with a reference only.',
    without: 'The parameters travel through the browser, where the user and others can read and change them.',
    spec: rfc(9126, '1'),
  },
  DPoP: {
    also: ['demonstrating proof of possession'],
    what: 'The app proves with each request that it holds a key, and its tokens work with that key only.',
    without: 'A stolen token works for the thief.',
    spec: rfc(9449, '1'),
  },
  scope: {
    what: 'The permissions that the app asks for and the token carries, as words with spaces between. An API decides what its scopes open.',
    without: 'The app could do all that the user may do, and so could whoever steals its token.',
    spec: rfc(6749, '3.3'),
  },
  audience: {
    what: 'Whom a token is meant for: the API for an access token, the app for an ID token. Whoever is not named must refuse it.',
    without: 'A token for one API opens another, and an ID token for one app signs in at another.',
    spec: rfc(7519, '4.1.3'),
  },
  claim: {
    what: 'One statement in a token, by name and value, such as who the user is or when the token expires. It is worth as much as its issuer: check the signature and `iss` first.',
    spec: rfc(7519, '2'),
  },
  consent: {
    what: 'The user agrees that this app gets these permissions, on a page of the authorization server. Servers may remember it.',
    without: 'Apps would act for users who were never asked.',
    spec: oidcCore('3.1.2.4', 'Consent'),
  },
  'offline access': {
    also: ['offline_access'],
    what: 'Access that goes on while the user is away: the scope `offline_access` asks for a refresh token.',
    without: 'The app can act only while an access token lasts.',
    spec: oidcCore('11', 'OfflineAccess'),
  },
  polling: {
    what: 'The device asks the token endpoint again and again, until the user is done. One that asks too often gets `slow_down` and must wait 5 seconds longer from then on.',
    without: 'The device does not learn that the user is done.',
    spec: rfc(8628, '3.5'),
  },
});
