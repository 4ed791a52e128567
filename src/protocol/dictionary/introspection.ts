import { rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

const answer = { spec: rfc(7662, '2.2'), need: 'optional' } as const;

const request = entriesOf(['introspection request'], 'api', {
  token: {
    what: 'The token to ask about, as the API received it.',
    without: 'The server answers invalid_request: there is nothing to ask about.',
    spec: rfc(7662, '2.1'),
    need: 'required',
  },
  token_type_hint: {
    what: 'What kind of token this is, so that the server finds it faster: `access_token` or `refresh_token`. If the hint is wrong, it must look for the other kind too.',
    spec: rfc(7662, '2.1'),
    need: 'optional',
  },
  client_id: {
    what: 'Names the caller where it authenticates in the body. Callers must be authorized: a stranger could try out tokens here.',
    spec: rfc(6749, '2.3.1'),
    needs: [
      { level: 'required', when: ['public client', 'client_secret_post'] },
      { level: 'optional', note: 'The client authentication names the app.' },
    ],
  },
});

const response = entriesOf(['introspection response'], 'authorization-server', {
  active: {
    what: 'Whether the token is good now, for this caller. A server that says `false` should say nothing else: not whether it is unknown, expired or revoked.',
    without: 'The API could take an answer about a dead token for a permission.',
    spec: rfc(7662, '2.2'),
    need: 'required',
  },
  scope: { what: 'The permissions of the token, separated by spaces. The API checks them.', ...answer },
  client_id: { what: 'The app that the token was issued to.', ...answer },
  username: { what: 'The user who agreed, by a name that people can read.', ...answer },
  token_type: { what: 'How the token is used: `Bearer` or `DPoP`.', ...answer },
  exp: {
    what: 'When the token expires, in seconds since 1970. An API must not keep the answer any longer.',
    ...answer,
  },
  iat: { what: 'When the token was issued, in seconds since 1970.', ...answer },
  nbf: { what: 'The token is not valid before this time, in seconds since 1970.', ...answer },
  sub: { what: 'On whose behalf the app calls: usually the user who agreed.', ...answer },
  aud: { what: 'Which APIs the token is for. An API must find itself here.', ...answer },
  iss: { what: 'Who issued the token.', ...answer },
  jti: { what: 'The unique identifier of the token.', ...answer },
  cnf: {
    what: 'The key that the token is bound to. The API compares it with the key of the DPoP proof.',
    without: 'The token is a bearer token: whoever holds it may use it.',
    spec: rfc(9449, '6.2'),
    need: 'optional',
  },
  jkt: {
    what: "Inside `cnf`: the SHA-256 thumbprint of the app's public DPoP key, base64url-encoded.",
    spec: rfc(9449, '6.2'),
  },
  auth_time: {
    what: 'When the user actually signed in, in seconds since 1970.',
    spec: rfc(9470, '6.2'),
    need: 'optional',
  },
  acr: {
    what: 'How strong the sign-in was.',
    spec: rfc(9470, '6.2'),
    need: 'optional',
  },
});

export const introspection = [...request, ...response];
