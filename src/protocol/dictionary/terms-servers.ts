import { fetchStandard, oidcCore, oidcDiscovery, openid, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

/** What authorization servers publish, keep and offer besides tokens. */
export const serverTerms = entriesOf(['term'], undefined, {
  issuer: {
    what: 'The authorization server by its name, an https URL: it stands in its discovery document and in `iss` of its tokens.',
    without: 'An app could not tell whose token or answer it has.',
    spec: oidcDiscovery('3', 'ProviderMetadata'),
  },
  discovery: {
    also: ['metadata', 'well-known', 'discovery document'],
    what: 'A JSON document at a known address that tells where the endpoints and keys of a server are and what it supports.',
    without: 'Each app carries endpoints and keys in its configuration, and breaks when they change.',
    spec: oidcDiscovery('4', 'ProviderConfig'),
  },
  JWKS: {
    also: ['JSON web key set', 'signing keys'],
    what: 'The public keys of a server, with which apps and APIs verify the signatures of its tokens.',
    without: 'Nobody can verify a token, or an old copy breaks when the server changes its keys.',
    spec: rfc(7517, '5'),
  },
  introspection: {
    what: 'An API asks the authorization server whether a token is active and what it opens. It also learns of a revocation that way.',
    without: 'An API that only checks signatures accepts a revoked token until it expires.',
    spec: rfc(7662, '1'),
  },
  revocation: {
    what: 'The app hands back a token that it no longer needs, for example at logout. The server lets it work no more.',
    without: 'A refresh token that somebody copied goes on working after logout.',
    spec: rfc(7009, '1'),
  },
  rotation: {
    also: ['refresh token rotation'],
    what: 'Each refresh brings a new refresh token and spends the old one. If a spent one comes again, the server revokes the whole family.',
    without: 'A stolen refresh token works silently beside the app for its whole life.',
    spec: rfc(9700, '4.14.2'),
  },
  'token family': {
    also: ['refresh token family'],
    what: 'All refresh tokens that follow from one login. The server revokes them together when a spent one is used again.',
    spec: rfc(9700, '4.14.2'),
  },
  session: {
    also: ['single sign-on', 'SSO'],
    what: 'The server remembers by a cookie that this browser has signed in. The next app then needs no password.',
    without: 'Every login begins with the password.',
    spec: oidcCore('3.1.2.3', 'Authenticates'),
  },
  'silent authentication': {
    also: ['prompt=none', 'silent login'],
    what: 'An authorization request with `prompt=none`: the server answers at once from its session, or with an error, and shows no page. In a frame, blocked third-party cookies break it.',
    without: 'The user sees a page, or at least a redirect, whenever the app wants to know who is signed in.',
    spec: oidcCore('3.1.2.1', 'AuthRequest'),
  },
  logout: {
    also: ['RP-initiated logout', 'single logout'],
    what: 'The app sends the browser to the server to end the session there as well. Tokens that were issued live on until they expire or are revoked.',
    without: 'Only the session of the app ends: the next login goes through without a password.',
    spec: openid('OIDC RP-Initiated Logout', 'openid-connect-rpinitiated-1_0', '2', 'RPLogout'),
  },
  UserInfo: {
    also: ['userinfo endpoint', '/userinfo'],
    what: 'An endpoint that tells claims about the user to an app with an access token for it.',
    without: 'The app has the claims of the ID token and no others.',
    spec: oidcCore('5.3', 'UserInfo'),
  },
  CORS: {
    also: ['cross-origin resource sharing', 'preflight'],
    what: 'By response headers a server says which sites may read its answers by script. A single-page app needs it at the token endpoint.',
    without: 'The browser keeps the answer from the script, although the server gave it.',
    spec: fetchStandard('CORS protocol', 'http-cors-protocol'),
  },
  'dynamic client registration': {
    what: 'An app registers itself at a server by a request. Grant Tour registers its apps beforehand.',
    spec: rfc(7591, '1'),
  },
  'OpenID Connect': {
    also: ['OIDC'],
    what: 'A layer on OAuth 2.0 for signing in: it adds the ID token, the scope `openid` and /userinfo.',
    without: 'OAuth alone says what an app may do and not who the user is.',
    spec: oidcCore('1', 'Introduction'),
  },
  OAuth: {
    also: ['OAuth 2.0'],
    what: 'A framework by which an app gets limited access to an API without seeing the password of the user.',
    without: 'Apps would ask for the password and could do everything with it.',
    spec: rfc(6749, '1'),
  },
});
