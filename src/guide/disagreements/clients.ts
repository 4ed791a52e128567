import { oidcCore, rfc } from '../../protocol/spec.ts';
import { type Disagreement, pages } from './disagreement.ts';

/** About apps: which may use a flow, how they prove who they are, what PKCE does for them. */
export const aboutClients: readonly Disagreement[] = [
  {
    id: 'code-flow-for-public-clients',
    topic: 'Who may use the code flow',
    auth0: {
      text: 'The page says that only confidential apps can use it, since their credentials are part of the exchange; other pages give public apps the same flow with PKCE, as a flow of its own.',
      source: pages.authorizationCode,
    },
    today: {
      text: 'One grant serves both: a client that does not authenticate sends its client_id with the code instead. Since RFC 9700 it has to use PKCE.',
      spec: rfc(6749, '4.1.3'),
    },
    here: 'There are two runs, as there are two pages, but one grant at the server: it takes a public client with PKCE and refuses one without.',
    flows: ['authorization-code', 'authorization-code-pkce'],
    questions: ['server'],
  },
  {
    id: 'secret-or-key',
    topic: 'Which credentials the code flow takes',
    auth0: {
      text: 'An earlier edition of the page says that the app must pass its client secret, which it stores; the present one names a client secret or Private Key JWT.',
      source: pages.authorizationCode,
    },
    today: {
      text: 'RFC 9700 recommends asymmetric keys, as private_key_jwt or mutual TLS: then the server stores no secret that could leak.',
      spec: rfc(9700, '2.5'),
    },
    here: 'The option clientAuthentication has client_secret_basic, client_secret_post and private_key_jwt. Mutual TLS is not there: a page cannot hold a TLS connection of its own.',
    flows: ['authorization-code', 'hybrid', 'client-credentials', 'resource-owner-password'],
    questions: ['keys'],
  },
  {
    id: 'machine-passwords',
    topic: 'How a machine signs in',
    auth0: {
      text: 'Username and password make no sense for a machine, so it sends credentials such as client ID and client secret.',
      source: pages.overview,
    },
    today: {
      text: 'RFC 6749 itself calls that pair a client password, sent with HTTP Basic as a username and password are. What differs in kind is a key that never leaves the machine.',
      spec: rfc(6749, '2.3.1'),
    },
    here: 'client_secret_basic is the preset; private_key_jwt is one option away, and the inspector shows what crosses the wire with each.',
    flows: ['client-credentials'],
    questions: ['keys'],
  },
  {
    id: 'pkce-for-confidential-clients',
    topic: 'Whether a confidential app needs PKCE',
    auth0: {
      text: 'PKCE is presented as a version of the flow for apps that cannot store a secret: native and single-page apps.',
      source: pages.pkce,
    },
    today: {
      text: 'A secret does not stop a stolen code that is injected into the real app, so PKCE is recommended to confidential clients too; with OpenID Connect they may check nonce instead.',
      spec: rfc(9700, '2.1.1'),
    },
    here: 'The web app sends and checks nonce, as RFC 9700 permits, and no challenge; the server takes PKCE from every client and requires it of public ones.',
    flows: ['authorization-code', 'hybrid'],
    questions: ['server'],
  },
  {
    id: 'what-pkce-stops',
    topic: 'What PKCE protects from',
    auth0: {
      text: 'With PKCE an attacker can only intercept the code, which is worth nothing without the verifier.',
      source: pages.pkce,
    },
    today: {
      text: 'That holds for S256 only: with plain the request itself shows the verifier. And a script injected into the page can start a flow of its own, with its own verifier.',
      spec: rfc(9700, '2.1.1'),
    },
    here: 'The server takes S256 only; the option challengeMethod sends plain or none and shows the refusal.',
    flows: ['authorization-code-pkce'],
    questions: ['page', 'native'],
  },
  {
    id: 'native-app-as-user-agent',
    topic: 'Whether a native app can be the user agent',
    auth0: {
      text: 'Among the terms, the user agent is what the user meets the client with: a browser or a native app.',
      source: pages.whichFlow,
    },
    today: {
      text: 'A native app is the client. Its user agent is the browser of the system, and a web view inside the app must not stand in for it.',
      spec: rfc(8252, '8.12'),
    },
    here: 'In the native variants app and browser are two parties with a screen each, and the sign-in happens in the browser.',
    flows: ['authorization-code-pkce'],
    questions: ['native'],
  },
  {
    id: 'implicit-for-public-clients',
    topic: 'Whom the implicit flow is for',
    auth0: {
      text: 'The overview means it for public clients, which cannot keep a secret; its own page means it for a traditional web app, which could, and would rather not.',
      source: pages.implicit,
    },
    today: {
      text: 'OpenID Connect made it mainly for scripts in a browser. Today those use the code flow with PKCE, and what remains is sign-in by ID token.',
      spec: oidcCore('3.2', 'ImplicitFlowAuth'),
    },
    here: 'The app of the run is a web app with a server and without a secret, registered for id_token only.',
    flows: ['implicit-form-post'],
    questions: ['signin'],
  },
];
