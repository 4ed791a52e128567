import { oidcCore, openid, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

const definition = oidcCore('2', 'IDToken');
const validation = oidcCore('3.1.3.7', 'IDTokenValidation');

const header = entriesOf(['ID token header'], 'authorization-server', {
  alg: {
    what: 'The signature algorithm. The app accepts only the one it expects, RS256 unless registered otherwise, whatever the token says.',
    without:
      'An app that believes the header can be fooled with `none` or with a public key used as an HMAC secret.',
    spec: validation,
    need: 'required',
  },
  kid: {
    what: "Which key of the server's JWKS signed this token.",
    without: 'If the JWKS holds several keys, the app cannot tell which to use: then a kid is required.',
    spec: oidcCore('10.1', 'Signing'),
    need: 'optional',
  },
  typ: {
    what: 'The kind of token: usually `JWT`. An access token says `at+jwt`, so the two cannot be confused.',
    spec: rfc(7519, '5.1'),
    need: 'optional',
  },
});

const claims = entriesOf(['ID token'], 'authorization-server', {
  iss: {
    what: 'Who issued the token, as a URL. It must be exactly the issuer of the discovery document.',
    without: 'The app could accept a token from another server.',
    spec: definition,
    need: 'required',
  },
  sub: {
    what: "The user's identifier at this issuer, never given to anybody else. Together with `iss` it is the only safe key for an account; an e-mail address is not.",
    without: 'The app does not know who signed in.',
    spec: definition,
    need: 'required',
  },
  aud: {
    what: "Whom the token is for: it must contain the app's client_id.",
    without: 'A token issued to another app would sign its user in here.',
    spec: definition,
    need: 'required',
  },
  exp: {
    what: 'When the token stops being valid, in seconds since 1970. It limits when the app may accept the token, not how long its own session lasts.',
    without: 'A token found years later would still sign somebody in.',
    spec: definition,
    need: 'required',
  },
  iat: {
    what: 'When the token was issued, in seconds since 1970. The app can refuse tokens issued too long ago.',
    spec: definition,
    need: 'required',
  },
  auth_time: {
    what: 'When the user actually signed in, in seconds since 1970. It must be there if the request had max_age.',
    without: 'The app cannot check that max_age was kept.',
    spec: definition,
    needs: [{ level: 'optional', note: 'Required if the request had `max_age`.' }],
  },
  nonce: {
    what: "The request's nonce. The app compares it with the value it kept for this login.",
    without:
      'If the request had a nonce and the token has none or another one, the app must reject the token: it may be replayed or injected.',
    spec: validation,
    needs: [
      { level: 'required', where: 'authorization response' },
      {
        level: 'required',
        where: 'token response',
        grants: ['authorization_code'],
        note: 'If the request had one.',
      },
      { level: 'optional', where: 'token response', note: 'After a refresh it should not be there.' },
    ],
  },
  azp: {
    what: 'The client_id of the app the token was issued to, where that is not plain from `aud`.',
    spec: definition,
    need: 'optional',
  },
  acr: {
    what: 'How strong the sign-in was, as a name that server and app agreed on.',
    spec: definition,
    need: 'optional',
  },
  amr: {
    what: 'How the user signed in, as a list: `pwd` for a password, `otp` for a one-time code, `mfa` for several factors. RFC 8176 registers the names.',
    spec: rfc(8176, '2'),
    need: 'optional',
  },
  at_hash: {
    what: 'The left half of the hash of the access token, base64url-encoded. It ties the two tokens together.',
    without:
      'In the code flow both come in one TLS response, so it is optional; in the implicit and hybrid flows an access token could be swapped.',
    spec: oidcCore('3.1.3.6', 'CodeIDToken'),
    needs: [
      {
        level: 'required',
        where: 'authorization response',
        note: 'If an access token comes beside it.',
      },
      { level: 'optional', where: 'token response' },
    ],
  },
  c_hash: {
    what: 'The left half of the hash of the code, base64url-encoded. In the hybrid flow it ties the ID token to the code beside it.',
    spec: oidcCore('3.3.2.11', 'HybridIDToken'),
    needs: [
      { level: 'required', where: 'authorization response', note: 'If a code comes beside it.' },
      { level: 'optional', where: 'token response' },
    ],
  },
  sid: {
    what: "The identifier of the user's session at the server. A logout message names it, so the app knows which session to end.",
    spec: openid('OIDC Front-Channel Logout', 'openid-connect-frontchannel-1_0', '3', 'OPLogout'),
    need: 'optional',
  },
  jti: {
    what: 'A unique identifier of this token.',
    spec: rfc(7519, '4.1.7'),
    need: 'optional',
  },
  nbf: {
    what: 'The token is not valid before this time, in seconds since 1970.',
    spec: rfc(7519, '4.1.5'),
    need: 'optional',
  },
});

export const idToken = [...header, ...claims];
