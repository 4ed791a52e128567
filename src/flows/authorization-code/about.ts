import { auth0, oidcCore, rfc } from '../../protocol/spec.ts';
import type { About } from '../about.ts';

/** What the flow is for, when to use it and when not. */
export const about: About = {
  why: 'The browser brings the app nothing but a code, and the server of the app swaps it for tokens in a direct call that proves who it is. Whoever steals the code lacks the credentials; whoever watches the browser sees no token. That holds as long as the server keeps its secret and ties each answer to the session that asked.',
  when: [
    'A web app that runs on a server and keeps its own session with a cookie.',
    'An app that calls an API for the user, also later and while the user is away, with a refresh token.',
    'A single-page app with a backend of its own: the backend holds the tokens, the page a cookie.',
    'Several web apps with single sign-on, and all ways to sign in kept at one server.',
    'An app that should prove itself by more than a shared secret: private_key_jwt or mutual TLS.',
  ],
  whenNot: [
    'A native app, or a page without a backend, can keep no secret: use Authorization Code with PKCE.',
    'Nobody signs in, because a machine acts for itself: use Client Credentials.',
    'A device without a browser or a keyboard: use Device Authorization.',
    'The app only wants to know who the user is and should hold no secret: Implicit with Form Post is enough.',
  ],
  standing: {
    verdict: 'recommended',
    text: 'RFC 9700 recommends PKCE in this flow too and OAuth 2.1 requires it; in both a confidential client may rely on nonce instead, if it checks it.',
    spec: rfc(9700, '2.1.1'),
  },
  spec: rfc(6749, '4.1'),
  differences: [
    {
      topic: 'How the API is named',
      specification: 'The client names the API with resource, an absolute URI.',
      auth0:
        'Auth0 names it with audience; where the tenant is set so, as new ones are, resource counts if audience is missing.',
      spec: rfc(8707, '2'),
      source: auth0('Tenant Settings', 'get-started/tenant-settings'),
    },
    {
      topic: 'A request that names no API',
      specification: 'A server that issues JWT access tokens puts a default audience into such a token.',
      auth0:
        'Auth0 issues an opaque token that serves /userinfo alone, unless the tenant has a default audience.',
      spec: rfc(9068, '3'),
      source: auth0('Get Access Tokens', 'secure/tokens/access-tokens/get-access-tokens'),
    },
    {
      topic: 'Refresh tokens and the Origin header',
      specification: 'Whether to issue a refresh token is up to the server; Origin is not mentioned.',
      auth0:
        'Auth0 issues none if the code exchange carries Origin, even with rotation on and offline_access asked for.',
      spec: rfc(6749, '1.5'),
      source: auth0(
        'Authorization Code Flow',
        'get-started/authentication-and-authorization-flow/authorization-code-flow',
      ),
    },
    {
      topic: 'iss in the answer',
      specification:
        'A server that supports RFC 9207 puts iss into every authorization response, errors included.',
      auth0: 'Auth0 leaves iss out, for compatibility, until a setting of the tenant turns it on.',
      spec: rfc(9207, '2'),
      source: auth0(
        'Configure Auth0 to Pass OpenID FAPI Certification Tests',
        'get-started/applications/configure-fapi-compliance/configure-auth0-to-pass-openid-fapi-certification-tests',
      ),
    },
    {
      topic: 'When consent is asked',
      specification:
        'The server must obtain a decision, by a dialogue or by other means such as earlier consent.',
      auth0:
        'Auth0 requires consent for third-party apps; for first-party apps an API can allow skipping it.',
      spec: oidcCore('3.1.2.4', 'Consent'),
      source: auth0(
        'User Consent and Third-Party Applications',
        'get-started/applications/third-party-applications/user-consent-and-third-party-applications',
      ),
    },
    {
      topic: 'Asking whether a token is active',
      specification: 'A server can say in its metadata where APIs introspect tokens: introspection_endpoint.',
      auth0: 'The sample metadata of Auth0 names no such endpoint.',
      spec: rfc(8414, '2'),
      source: auth0(
        'Configure Applications with OIDC Discovery',
        'get-started/applications/configure-applications-with-oidc-discovery',
      ),
    },
  ],
};
