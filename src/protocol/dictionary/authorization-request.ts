import { auth0, oidcCore, openid, rfc } from '../spec.ts';
import { entriesOf, type Place } from './entry.ts';

const oidcRequest = oidcCore('3.1.2.1', 'AuthRequest');
const auth0Request = auth0(
  'Authorize endpoint',
  'api/authentication/authorization-code-flow/authorize-application',
);

/** What the browser carries to `/authorize`, or the app pushes beforehand (RFC 9126 §2.1). */
const either: readonly Place[] = ['authorization request', 'pushed authorization request'];

const asked = entriesOf(either, 'app', {
  response_type: {
    what: 'Says what the app wants back from /authorize. `code` asks for an authorization code only; tokens follow over the back channel.',
    without: 'The server answers invalid_request: it cannot tell which flow is meant.',
    spec: rfc(6749, '3.1.1'),
    needs: [{ level: 'required' }],
  },
  redirect_uri: {
    what: 'Where the server sends the browser with the answer. It must equal a registered URI, character for character; only the port of a loopback URI may differ.',
    without:
      'OAuth allows leaving it out if one URI is registered; OpenID Connect does not. Loose matching hands codes to attackers.',
    spec: oidcRequest,
    needs: [{ level: 'required' }],
  },
  scope: {
    what: 'The permissions the app asks for, separated by spaces. `openid` makes this an OpenID Connect request, so that the app gets an ID token.',
    without:
      'Without `openid` there is no ID token. Without any scope the server uses its default or answers invalid_scope.',
    spec: oidcRequest,
    needs: [
      {
        level: 'required',
        note: 'OpenID Connect demands it, with `openid` in it. In plain OAuth a server may have a default; this one has none.',
      },
    ],
  },
  state: {
    what: 'A random value the app ties to this browser and gets back unchanged. It shows that the answer belongs to a login this browser started.',
    without:
      'An attacker can slip an answer of their own into the browser and sign the victim in as somebody else (CSRF), unless PKCE or nonce prevents it.',
    spec: rfc(6749, '4.1.1'),
    need: 'recommended',
  },
  nonce: {
    what: 'A random value that comes back as a claim inside the ID token. It ties the token to this login.',
    without:
      'The app cannot tell a fresh ID token from a replayed one, and an injected code is harder to notice.',
    spec: oidcRequest,
    needs: [
      { level: 'required', when: ['ID token through the browser'] },
      {
        level: 'recommended',
        flows: ['authorization-code'],
        note: 'OpenID Connect makes it optional here. Without PKCE it is what notices an injected code (RFC 9700 §2.1.1).',
      },
      { level: 'optional' },
    ],
  },
  code_challenge: {
    what: 'The SHA-256 hash of code_verifier, base64url-encoded. The server keeps it with the code and compares when the code is redeemed.',
    without: 'Whoever gets hold of the code can redeem it. Public clients must send one (RFC 9700 §2.1.1).',
    spec: rfc(7636, '4.3'),
    needs: [
      { level: 'required', flows: ['authorization-code-pkce'], note: 'For every public client.' },
      {
        level: 'recommended',
        flows: ['authorization-code', 'hybrid'],
        note: 'RFC 9700 recommends it to confidential clients too.',
      },
    ],
  },
  code_challenge_method: {
    what: 'How code_challenge was made from the verifier. `S256` is the SHA-256 hash; a client that can compute it must use it.',
    without:
      'The default is `plain`: the challenge is the verifier itself, so anybody who reads the request can redeem the code.',
    spec: rfc(7636, '4.3'),
    needs: [
      {
        level: 'required',
        flows: ['authorization-code-pkce'],
        note: 'Left out it means `plain`, which this server refuses: the verifier would travel with the request.',
      },
    ],
  },
  audience: {
    what: "Auth0's parameter for the API that the access token is for. The standard's counterpart is `resource` (RFC 8707).",
    without:
      'Auth0 issues an access token that only /userinfo accepts, unless the tenant has a default audience.',
    spec: auth0Request,
    needs: [
      {
        level: 'required',
        when: ['scope of an API'],
        note: 'This server knows the scopes of an API only by its audience. Others may have a default.',
      },
      { level: 'optional' },
    ],
  },
  resource: {
    what: 'The URI of the API that the access token is for. The server limits the token to it, usually in the `aud` claim.',
    without: 'The token may be accepted by several APIs, and one of them could use it at another.',
    spec: rfc(8707, '2.1'),
    need: 'optional',
  },
  response_mode: {
    what: 'How the answer travels back: `query` in the URL, `fragment` after the #, `form_post` in the body of a form.',
    without:
      'The default of the response_type holds: `query` for a code, `fragment` as soon as a token is in the answer.',
    spec: openid('Multiple Response Types', 'oauth-v2-multiple-response-types-1_0', '2.1', 'ResponseModes'),
    needs: [
      {
        level: 'optional',
        flows: ['implicit-form-post', 'hybrid'],
        note: 'Without it the answer comes in the fragment, which reaches no server.',
      },
      { level: 'optional' },
    ],
  },
});

/** What only the browser carries. */
const throughBrowser = entriesOf(['authorization request'], 'app', {
  client_id: {
    what: 'Names the app as it is registered at the authorization server. It is public: it identifies the app and proves nothing.',
    without:
      'The server knows neither the app nor its redirect URIs, so it shows an error page and does not redirect.',
    spec: rfc(6749, '2.2'),
    need: 'required',
  },
  request_uri: {
    what: 'Stands for the request parameters that the app has pushed (PAR). The server takes it once, from this app only, and not for long.',
    without: 'All parameters travel through the browser, where the user and others can read and change them.',
    spec: rfc(9126, '4'),
    needs: [{ level: 'required', when: ['pushed request'] }, { level: 'optional' }],
  },
});

export const authorizationRequest = [...asked, ...throughBrowser];
