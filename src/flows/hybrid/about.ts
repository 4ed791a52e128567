import { auth0, oidcCore, openid, rfc } from '../../protocol/spec.ts';
import type { About } from '../about.ts';

/** What the flow is for, when to use it and when not. */
export const about: About = {
  why: 'Beside the code the browser brings an ID token, an access token or both, and the code later fetches a second set that no browser sees. The signed ID token holds hashes of what came with it, so that nothing can be swapped on the way. What the browser carries is still more exposed than anything in the code flow.',
  when: [
    'The app must know who signed in before it has redeemed the code.',
    'Slow work, such as loading an account, should run while the code is being redeemed. That takes PKCE (RFC 9700 §4.5.3.2).',
    'The answer itself should be signed: c_hash in the ID token shows that nobody swapped the code.',
    'A profile asks for it, as FAPI 1.0 Advanced does with code id_token and the ID token as a detached signature.',
  ],
  whenNot: [
    'The app can wait for one more request: Authorization Code shows the same user and exposes less.',
    'A single-page or native app, which can keep no secret: use Authorization Code with PKCE.',
    'Only the ID token is needed: Implicit with Form Post has no code to redeem and no secret to keep.',
    'An access token should come at once: take the one from the token endpoint instead (RFC 9700 §2.1.2).',
  ],
  standing: {
    verdict: 'for special cases',
    text: 'RFC 9700 accepts code id_token and advises against types that bring an access token through the browser; OAuth 2.1 leaves ID tokens to OpenID Connect.',
    spec: rfc(9700, '2.1.2'),
  },
  spec: oidcCore('3.3', 'HybridFlowAuth'),
  differences: [
    {
      topic: 'The first access token',
      specification: 'The two access tokens may be the same, or differ in lifetime and in what they open.',
      auth0: 'Auth0 issues the first one if asked, and recommends calling no API with it.',
      spec: oidcCore('3.3.3.8', 'HybridAccessToken2'),
      source: auth0(
        'Call Your API Using the Hybrid Flow',
        'get-started/authentication-and-authorization-flow/hybrid-flow/call-api-hybrid-flow',
      ),
    },
    {
      topic: 'How the answer travels',
      specification:
        'Unless the request says otherwise, code and tokens come in the fragment of the redirect URI.',
      auth0: 'Auth0 describes the flow with response_mode=form_post, for security.',
      spec: openid('Multiple Response Types', 'oauth-v2-multiple-response-types-1_0', '5', 'Combinations'),
      source: auth0('Hybrid Flow', 'get-started/authentication-and-authorization-flow/hybrid-flow'),
    },
    {
      topic: 'Consent to a refresh token',
      specification:
        'offline_access counts only with prompt=consent or under other conditions that permit it, and a web app needs explicit consent.',
      auth0:
        'Auth0 asks for the scope and for a setting of the API, Allow Offline Access; its page names no prompt.',
      spec: oidcCore('11', 'OfflineAccess'),
      source: auth0('Get Refresh Tokens', 'secure/tokens/refresh-tokens/get-refresh-tokens'),
    },
    {
      topic: 'Grant types of the app',
      specification: 'A client registers code id_token with the grant types authorization_code and implicit.',
      auth0: 'Auth0 asks for the same two, but gives Implicit to no third-party app.',
      spec: openid('OIDC Dynamic Registration', 'openid-connect-registration-1_0', '2', 'ClientMetadata'),
      source: auth0('Application Grant Types', 'get-started/applications/application-grant-types'),
    },
  ],
};
