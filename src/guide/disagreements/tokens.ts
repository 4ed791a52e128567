import { browserBasedApps, oidcCore, openid, rfc } from '../../protocol/spec.ts';
import { type Disagreement, pages } from './disagreement.ts';

/** About tokens: what comes, by which way, who can read it and how long it lives. */
export const aboutTokens: readonly Disagreement[] = [
  {
    id: 'access-token-in-the-page',
    topic: 'Whether PKCE hides the access token',
    auth0: {
      text: 'PKCE is recommended to single-page apps because the access token is not exposed on the client side.',
      source: pages.whichFlow,
    },
    today: {
      text: 'The page is the client: its script receives the tokens, and injected script reads what the page can read. What PKCE keeps out of reach is the URL. For sensitive apps this architecture is not recommended.',
      spec: browserBasedApps('6.3.4.3'),
    },
    here: 'The inspector names, for each message, who could read it: the token response of the single-page app lists the app code, which is the script of the page.',
    flows: ['authorization-code-pkce'],
    questions: ['page'],
  },
  {
    id: 'access-token-in-the-front-channel',
    topic: 'Access tokens in the hybrid answer',
    auth0: {
      text: 'The Hybrid Flow promises an ID token at once and safe retrieval of access tokens, and offers response types that bring a first access token through the browser.',
      source: pages.hybrid,
    },
    today: {
      text: 'Response types that issue an access token in the authorization response should not be used: such a token leaks easily and cannot be bound to its client. code id_token is named as a good one.',
      spec: rfc(9700, '2.1.2'),
    },
    here: 'The preset is code id_token. code token and code id_token token run, marked as not recommended; token alone is not there.',
    flows: ['hybrid'],
    questions: ['early'],
  },
  {
    id: 'first-id-token',
    topic: 'What the first ID token tells',
    auth0: {
      text: 'The Hybrid Flow suits apps that need information about the user at once.',
      source: pages.hybrid,
    },
    today: {
      text: 'For reasons of privacy the server may leave claims about the user out of the ID token that the browser carries; only sub and iss must be in both.',
      spec: oidcCore('3.3.3.6', 'HybridIDToken2'),
    },
    here: 'The first ID token says who signed in and nothing more; name and email come with the second.',
    flows: ['hybrid'],
    questions: ['early'],
  },
  {
    id: 'use-of-the-first-id-token',
    topic: 'When the first ID token may be used',
    auth0: {
      text: 'The app has immediate access to the ID token, and may take its time before it fetches access and refresh tokens.',
      source: pages.overview,
    },
    today: {
      text: 'An app that relies on nonce against injected codes must use no token, the first ID token included, before it has checked nonce in the second. With PKCE it need not wait.',
      spec: rfc(9700, '4.5.3.2'),
    },
    here: 'The app of the run redeems the code at once and checks nonce in both ID tokens before it calls the API.',
    flows: ['hybrid'],
    questions: ['early'],
  },
  {
    id: 'id-token-without-openid',
    topic: 'Whether every flow brings an ID token',
    auth0: {
      text: 'The steps of the code flow end with an ID token and an access token, whatever was asked for.',
      source: pages.authorizationCode,
    },
    today: {
      text: 'OAuth gives access; sign-in is OpenID Connect, which begins with the scope openid. Without it there is no ID token.',
      spec: oidcCore('3.1.2.1', 'AuthRequest'),
    },
    here: 'openid is in the preset of the option scope; take it out, and the run goes on without an ID token.',
    flows: ['authorization-code', 'authorization-code-pkce'],
    questions: ['api'],
  },
  {
    id: 'redirect-with-id-token',
    topic: 'How a form post comes back',
    auth0: {
      text: 'In the last step the server redirects the user back to the app with an ID token.',
      source: pages.implicit,
    },
    today: {
      text: 'There is no redirect: the server answers with a page whose form posts itself to the app. A session cookie with SameSite=Lax does not come along with it.',
      spec: openid('Form Post', 'oauth-v2-form-post-response-mode-1_0', '2', 'FormPostResponseMode'),
    },
    here: 'The page with its form is a message of its own in the diagram; the option sessionCookie shows what happens with Lax.',
    flows: ['implicit-form-post', 'hybrid'],
    questions: ['signin'],
  },
  {
    id: 'nonce-in-the-implicit-flow',
    topic: 'Whether the request carries a nonce',
    auth0: {
      text: 'The steps name response_type and response_mode, the latter for security; nonce is not mentioned.',
      source: pages.implicit,
    },
    today: {
      text: 'In the implicit flow nonce is required in the request and has to be compared with the ID token: nothing else tells a fresh token from a replayed one.',
      spec: oidcCore('3.2.2.1', 'ImplicitAuthRequest'),
    },
    here: 'The app sends and checks a nonce; both can be switched off under Protections, and the server refuses a request of this flow without one.',
    flows: ['implicit-form-post'],
    questions: ['signin'],
  },
  {
    id: 'refresh-tokens-and-origin',
    topic: 'Refresh tokens for what runs in a browser',
    auth0: {
      text: 'One page names refresh tokens as a reason for PKCE in single-page apps; a note on another says that none is issued to a browser app whose code exchange carries Origin. Earlier editions have no such note.',
      source: pages.authorizationCode,
    },
    today: {
      text: 'No standard knows a rule about Origin. The server decides by risk whether an app gets refresh tokens, and a browser that calls the token endpoint always sends the header.',
      spec: rfc(9700, '4.14.2'),
    },
    here: 'The rule is kept where it makes sense: for a confidential app, whose secret has no place in a browser (option originHeader). The single-page app gets refresh tokens.',
    flows: ['authorization-code', 'authorization-code-pkce'],
    questions: ['away'],
  },
  {
    id: 'rotation-as-a-setting',
    topic: 'Whether rotation is optional',
    auth0: {
      text: 'Rotation is something that one can have enabled, app by app.',
      source: pages.rotation,
    },
    today: {
      text: 'For public clients refresh tokens must rotate or be bound to a key of the client. For confidential clients neither is required, because they authenticate.',
      spec: rfc(9700, '2.2.2'),
    },
    here: 'Rotation is on for every client; the option rotation turns it off, marked as not recommended, and dpop binds the tokens to a key.',
    flows: ['authorization-code-pkce', 'authorization-code', 'device-authorization'],
    questions: ['away'],
  },
  {
    id: 'lifetime-of-refresh-tokens',
    topic: 'How long a browser may refresh',
    auth0: {
      text: 'That the flow can return refresh tokens is named as an advantage; nothing is said of how they end.',
      source: pages.whichFlow,
    },
    today: {
      text: 'In a browser they must have a maximum lifetime or die when unused, and rotation must not prolong a lifetime that was set.',
      spec: browserBasedApps('6.3.2.3'),
    },
    here: 'A family of refresh tokens lives 30 days from consent however often it rotates, and a token that nobody uses dies after 14.',
    flows: ['authorization-code-pkce'],
    questions: ['away'],
  },
  {
    id: 'audience-or-resource',
    topic: 'How a request names the API',
    auth0: {
      text: 'Auth0 names the API with the parameter audience, the identifier that the API was registered with.',
      source: pages.callApi,
    },
    today: {
      text: 'The standard parameter is resource, an absolute URI; audience, in requests, is from token exchange and from an early draft.',
      spec: rfc(8707, '2'),
    },
    here: 'The apps send audience. The server takes resource for it as well, and refuses a request in which the two differ.',
    flows: ['authorization-code', 'authorization-code-pkce', 'hybrid', 'client-credentials'],
    questions: ['api'],
  },
  {
    id: 'password-kept',
    topic: 'How long an app may keep the password',
    auth0: {
      text: 'The credentials go to the backend, where they can be stored for later use before they are exchanged for a token; hence the app must be absolutely trusted.',
      source: pages.password,
    },
    today: {
      text: 'The client must discard the credentials once it has an access token.',
      spec: rfc(6749, '4.3.1'),
    },
    here: 'The app of the run keeps nothing of the password after the request and refreshes with its refresh token. What an app keeps the server cannot see.',
    flows: ['resource-owner-password'],
    questions: ['password'],
  },
];
