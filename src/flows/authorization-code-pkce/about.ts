import { auth0, rfc } from '../../protocol/spec.ts';
import type { About } from '../about.ts';

/** What the flow is for, when to use it and when not. */
export const about: About = {
  why: 'The app makes a new secret for each login, shows only its hash at first and the secret itself when it redeems the code. So a stolen code is worthless, although the app has no client secret. What PKCE cannot do is hide tokens from whoever controls the device or gets a script into the page.',
  when: [
    'A single-page app without a backend that calls an API for the user.',
    'A mobile or desktop app, by way of the system browser and a claimed https link, a loopback address or its own scheme.',
    'A command-line tool on a computer with a browser: it listens on a loopback port for the answer.',
    'A confidential web app, on top of its credentials, as RFC 9700 recommends.',
  ],
  whenNot: [
    'A server can hold the tokens: let it run Authorization Code, PKCE included, and give the page a cookie.',
    'A TV, console or other device without a browser or a keyboard: use Device Authorization.',
    'No user takes part: use Client Credentials.',
    'A web app with a server that needs no API, only sign-in: Implicit with Form Post needs no code and no secret.',
  ],
  standing: {
    verdict: 'recommended',
    text: 'RFC 9700 requires PKCE of every public client, and OAuth 2.1 makes it part of the code grant.',
    spec: rfc(9700, '2.1.1'),
  },
  spec: rfc(7636, '1.1'),
  differences: [
    {
      topic: 'The challenge method',
      specification: 'A client that cannot compute S256 may use plain, if it knows that the server takes it.',
      auth0: 'The tutorial of Auth0 calls S256 the only method that is supported.',
      spec: rfc(7636, '4.2'),
      source: auth0(
        'Call Your API Using the Authorization Code Flow with PKCE',
        'get-started/authentication-and-authorization-flow/authorization-code-flow-with-pkce/call-your-api-using-the-authorization-code-flow-with-pkce',
      ),
    },
    {
      topic: 'Rotation of refresh tokens',
      specification: 'For public clients the server must rotate refresh tokens or bind them to the client.',
      auth0:
        'Auth0 has rotation as a setting of each app, and an overlap period in which the previous token still works.',
      spec: rfc(9700, '4.14.2'),
      source: auth0(
        'Configure Refresh Token Rotation',
        'secure/tokens/refresh-tokens/configure-refresh-token-rotation',
      ),
    },
    {
      topic: 'Redirect URIs',
      specification: 'They are compared character by character, except for the port of a loopback address.',
      auth0: 'Auth0 also takes a wildcard for a subdomain, and advises against it in production.',
      spec: rfc(9700, '4.1.3'),
      source: auth0('Subdomain URL Placeholders', 'get-started/applications/wildcards-for-subdomains'),
    },
    {
      topic: 'Native apps that could be imitated',
      specification:
        'Unless the identity of the app is assured, no request should be granted without consent or interaction.',
      auth0:
        'For a custom scheme or loopback address Auth0 asks for confirmation if no other screen was shown; a setting turns that off.',
      spec: rfc(8252, '8.6'),
      source: auth0(
        'Measures Against Application Impersonation',
        'secure/security-guidance/measures-against-app-impersonation',
      ),
    },
    {
      topic: 'What a revocation ends',
      specification: 'The access tokens of the same grant should end with the refresh token.',
      auth0: 'Auth0 revokes refresh tokens, and a setting of the tenant decides whether the grant goes too.',
      spec: rfc(7009, '2.1'),
      source: auth0('Revoke Refresh Tokens', 'secure/tokens/refresh-tokens/revoke-refresh-tokens'),
    },
  ],
};
