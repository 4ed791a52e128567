import { auth0, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

/** Parameters of requests to `/oauth/token`. */
const exchange = entriesOf(['token request'], 'app', {
  grant_type: {
    what: 'What the app offers in return for tokens: `authorization_code`, `refresh_token`, `client_credentials`, and so on.',
    without: 'The server answers invalid_request; for a value it does not know, unsupported_grant_type.',
    spec: rfc(6749, '4.1.3'),
    need: 'required',
  },
  code: {
    what: 'The authorization code from the redirect, redeemed here once. A second use is refused and should revoke the tokens of the first.',
    without: 'With grant_type authorization_code the server answers invalid_request.',
    spec: rfc(6749, '4.1.3'),
    needs: [{ level: 'required', grants: ['authorization_code'] }],
  },
  redirect_uri: {
    what: 'The redirect_uri of the authorization request once more. The server checks that both are the same.',
    without: 'A code that was sent to one URI could be redeemed as if it had been sent to another.',
    spec: rfc(6749, '4.1.3'),
    needs: [
      {
        level: 'required',
        grants: ['authorization_code'],
        note: 'If it was in the authorization request, as OpenID Connect demands. OAuth 2.1 leaves it out here.',
      },
    ],
  },
  client_id: {
    what: 'Names the app that redeems. A public client sends it because it has no secret to authenticate with; the code must be one issued to it.',
    without: 'The server cannot tell whose code this is and refuses.',
    spec: rfc(6749, '4.1.3'),
    needs: [
      { level: 'required', when: ['public client', 'client_secret_post'] },
      { level: 'optional', note: 'The client authentication names the app.' },
    ],
  },
  code_verifier: {
    what: 'The random secret behind code_challenge, 43 to 128 characters. The server hashes it and compares with the challenge it kept.',
    without: 'The server must refuse: a stolen code alone redeems nothing.',
    spec: rfc(7636, '4.5'),
    needs: [
      { level: 'required', flows: ['authorization-code-pkce'], grants: ['authorization_code'] },
      {
        level: 'must not',
        grants: ['authorization_code'],
        note: 'No challenge was sent: the server must refuse it, lest somebody has removed the challenge (RFC 9700 §4.8.2).',
      },
    ],
  },
  refresh_token: {
    what: 'The refresh token that the app swaps for a new access token. With rotation it works once and the answer brings the next one.',
    without: 'With grant_type refresh_token the server answers invalid_request.',
    spec: rfc(6749, '6'),
    needs: [{ level: 'required', grants: ['refresh_token'] }],
  },
  scope: {
    what: 'In a refresh, the same permissions or fewer: never more than the user granted. In the client credentials and password grants, the permissions asked for.',
    without: 'A refreshed token keeps the permissions it had; in the other grants the server uses a default.',
    spec: rfc(6749, '6'),
    needs: [{ level: 'optional', grants: ['refresh_token', 'client_credentials', 'password'] }],
  },
  audience: {
    what: "Auth0's parameter for the API that the token is for, in the client credentials and password grants. Other grants name it earlier: at /authorize or in the device's request.",
    spec: auth0('Authorize endpoint', 'api/authentication/authorization-code-flow/authorize-application'),
    needs: [
      {
        level: 'optional',
        grants: ['client_credentials'],
        note: 'This server then takes the API that the app is registered for.',
      },
      {
        level: 'required',
        grants: ['password'],
        when: ['scope of an API'],
        note: 'This server knows the scopes of an API only by its audience. Others may have a default.',
      },
      { level: 'optional', grants: ['password'] },
    ],
  },
  resource: {
    what: 'The URI of the API that this access token is for. In grants that began with a request for authorization, one of those named there.',
    spec: rfc(8707, '2.2'),
    need: 'optional',
  },
  username: {
    what: "The user's name in the password grant. The app has seen it, together with the password.",
    without: 'With grant_type password the server answers invalid_request.',
    setBy: 'user',
    spec: rfc(6749, '4.3.2'),
    needs: [{ level: 'required', grants: ['password'] }],
  },
  password: {
    what: "The user's password in the password grant: the app could keep it. RFC 9700 §2.4 forbids this grant.",
    without: 'With grant_type password the server answers invalid_request.',
    setBy: 'user',
    spec: rfc(6749, '4.3.2'),
    needs: [{ level: 'required', grants: ['password'] }],
  },
  device_code: {
    what: "The device's side of a device authorization. The device sends it with every poll, until it gets tokens or a final refusal.",
    without: 'With the grant type of RFC 8628 the server answers invalid_request.',
    spec: rfc(8628, '3.4'),
    needs: [{ level: 'required', grants: ['device_code'] }],
  },
  assertion: {
    what: 'A signed JWT offered as a grant: somebody whom the server trusts vouches for the user.',
    spec: rfc(7523, '2.1'),
  },
});

const revocation = entriesOf(['revocation request'], 'app', {
  token: {
    what: 'The token to revoke. The server answers 200 also if it does not know the token: the aim, that it no longer works, is reached.',
    without: 'The server answers invalid_request: there is nothing to revoke.',
    spec: rfc(7009, '2.1'),
    need: 'required',
  },
  token_type_hint: {
    what: 'What kind of token this is, so that the server finds it faster: `refresh_token` or `access_token`. If the hint is wrong, it must look for the other kind too.',
    spec: rfc(7009, '2.1'),
    need: 'optional',
  },
  client_id: {
    what: 'Names the app that revokes. The server checks that the token was issued to it.',
    without:
      'A stranger could revoke the tokens of an app, or the server refuses because it does not know who asks.',
    spec: rfc(7009, '2.1'),
    needs: [
      { level: 'required', when: ['public client', 'client_secret_post'] },
      { level: 'optional', note: 'The client authentication names the app.' },
    ],
  },
});

export const tokenRequest = [...exchange, ...revocation];
