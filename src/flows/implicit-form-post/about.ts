import { auth0, oidcCore, openid, rfc } from '../../protocol/spec.ts';
import type { About } from '../about.ts';

const FLOW = 'get-started/authentication-and-authorization-flow/implicit-flow-with-form-post';

/** What the flow is for, when to use it and when not. */
export const about: About = {
  why: 'The server has a signed ID token posted through the browser to the app, which checks it and starts a session of its own. There is no secret, no code and no access token that could leak; all safety is in the checks of signature, iss, aud, exp and nonce. The flow answers one question: who is the user?',
  when: [
    'A web app with a server that only wants to know who the user is.',
    'A site that moves from SAML or WS-Federation, whose sign-in works much the same way.',
    'The app calls no API and should have no secret to store, protect and rotate.',
    'A server behind a firewall that cannot call the token endpoint: it needs only public keys, which can be cached.',
  ],
  whenNot: [
    'The app calls an API: use Authorization Code, with PKCE where it can keep no secret.',
    'A single-page app without a server has nothing to take the POST: use Authorization Code with PKCE.',
    'The app acts while the user is away: there is no refresh token here, so use Authorization Code.',
    'The claims are too private to pass through the browser: Authorization Code brings them past it.',
  ],
  standing: {
    verdict: 'for special cases',
    text: 'RFC 9700 and OAuth 2.1 turn against access tokens in the authorization response; OAuth 2.1 says that response_type=id_token is not affected.',
    spec: rfc(9700, '2.1.2'),
  },
  spec: oidcCore('3.2', 'ImplicitFlowAuth'),
  differences: [
    {
      topic: 'Whom the flow is for',
      specification: 'The implicit flow is mainly for clients that run as a script in a browser.',
      auth0: 'With form post, Auth0 means it for traditional web apps as opposed to single-page apps.',
      spec: oidcCore('3.2', 'ImplicitFlowAuth'),
      source: auth0('Implicit Flow with Form Post', FLOW),
    },
    {
      topic: 'Whether nonce is needed',
      specification: 'Every request of the implicit flow must have a nonce.',
      auth0:
        'The tutorial of Auth0 requires it for id_token token and else recommends it; the page on replay attacks requires it always.',
      spec: oidcCore('3.2.2.1', 'ImplicitAuthRequest'),
      source: auth0(
        'Add Login Using the Implicit Flow with Form Post',
        `${FLOW}/add-login-using-the-implicit-flow-with-form-post`,
      ),
    },
    {
      topic: 'How long an ID token lives',
      specification: 'exp is required, and how far away it lies is up to the server.',
      auth0: 'At Auth0 it lies ten hours away unless the app has another setting.',
      spec: oidcCore('2', 'IDToken'),
      source: auth0('Update ID Token Lifetime', 'secure/tokens/id-tokens/update-id-token-lifetime'),
    },
    {
      topic: 'Asking before a logout',
      specification: 'The server should ask the user, and must do so without a hint that fits the session.',
      auth0: 'Auth0 asks only if no hint fits the session, and a setting of the tenant turns that off too.',
      spec: openid('OIDC RP-Initiated Logout', 'openid-connect-rpinitiated-1_0', '2', 'RPLogout'),
      source: auth0(
        'Log Users Out of Auth0 with OIDC Endpoint',
        'authenticate/login/logout/log-users-out-of-auth0',
      ),
    },
  ],
};
