import { auth0, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

const required = rfc(9068, '2.2');
const profiles = auth0('Access token profiles', 'secure/tokens/access-tokens/access-token-profiles');

const header = entriesOf(['access token header'], 'authorization-server', {
  alg: {
    what: 'The signature algorithm; `none` is forbidden and every server must support RS256. The API accepts only algorithms it expects.',
    without: 'An API that believes the header accepts tokens that anybody can make.',
    spec: rfc(9068, '2.1'),
    need: 'required',
  },
  typ: {
    what: '`at+jwt`, in full `application/at+jwt`: it says that this is an access token, and the API refuses any other. Auth0 sends it with its RFC 9068 token profile.',
    without: 'An API could take an ID token for an access token: both are JWTs by the same issuer.',
    spec: rfc(9068, '2.1'),
    need: 'required',
  },
  kid: {
    what: "Which key of the server's JWKS signed this token.",
    without: 'The API must guess the key, and a key rotation becomes an outage.',
    spec: rfc(7515, '4.1.4'),
    need: 'optional',
  },
});

const claims = entriesOf(['access token'], 'authorization-server', {
  iss: {
    what: 'Who issued the token. The API compares it exactly with the issuer it trusts.',
    without: 'The API could accept a token that somebody else issued.',
    spec: required,
    need: 'required',
  },
  sub: {
    what: 'On whose behalf the app calls: the user, or the app itself in the client credentials flow.',
    without: 'The API does not know whose data to return.',
    spec: required,
    need: 'required',
  },
  aud: {
    what: 'Which API the token is for. An API must refuse a token that does not name it.',
    without: 'A token for one API opens all the others, and a malicious API can reuse what it receives.',
    spec: required,
    need: 'required',
  },
  exp: {
    what: 'When the token stops working, in seconds since 1970. An API that only checks the signature learns of no revocation before then, so access tokens live briefly.',
    without: 'A leaked token would work for ever.',
    spec: required,
    need: 'required',
  },
  iat: {
    what: 'When the token was issued, in seconds since 1970.',
    spec: required,
    need: 'required',
  },
  jti: {
    what: 'A unique identifier of this token, for logs and to notice a replay.',
    spec: required,
    need: 'required',
  },
  client_id: {
    what: "The app that the token was issued to. Auth0's own token profile says `azp` instead.",
    without: 'The API cannot tell which app is calling.',
    spec: required,
    need: 'required',
  },
  scope: {
    what: 'The permissions granted, separated by spaces. The API checks that they cover what is asked of it; the user must hold the right as well.',
    without: 'The API cannot tell what the user agreed to.',
    spec: rfc(9068, '2.2.3'),
    need: 'recommended',
  },
  auth_time: {
    what: 'When the user actually signed in. A refresh does not change it.',
    spec: rfc(9068, '2.2.1'),
    need: 'optional',
  },
  acr: {
    what: 'How strong the sign-in was. An API can ask for a stronger one before something delicate.',
    spec: rfc(9068, '2.2.1'),
    need: 'optional',
  },
  amr: {
    what: 'How the user signed in, as a list such as `pwd`, `otp`, `mfa`.',
    spec: rfc(9068, '2.2.1'),
    need: 'optional',
  },
  cnf: {
    what: 'A key that the token is bound to, as a thumbprint. Only a caller who proves to hold the key may use the token.',
    without: 'The token is a bearer token: whoever holds it may use it.',
    spec: rfc(7800, '3.1'),
    need: 'optional',
  },
  jkt: {
    what: "Inside `cnf`: the SHA-256 thumbprint of the app's public DPoP key, base64url-encoded. The API compares it with the key of the proof.",
    without: 'The API cannot tell whose proof belongs to the token.',
    spec: rfc(9449, '6.1'),
  },
  nbf: {
    what: 'The token is not valid before this time, in seconds since 1970.',
    spec: rfc(7519, '4.1.5'),
    need: 'optional',
  },
  roles: {
    what: "The user's roles, for an API that decides by role.",
    spec: rfc(9068, '2.2.3.1'),
    need: 'optional',
  },
  groups: {
    what: 'The groups the user belongs to.',
    spec: rfc(9068, '2.2.3.1'),
    need: 'optional',
  },
  entitlements: {
    what: 'Single resources the user may use.',
    spec: rfc(9068, '2.2.3.1'),
    need: 'optional',
  },
  azp: {
    what: "The app that the token was issued to, in Auth0's own token profile. RFC 9068 says `client_id`.",
    spec: profiles,
    need: 'optional',
  },
  permissions: {
    what: "What the user may do at this API by role, as Auth0's RBAC adds it. `scope` says what the app may do for the user.",
    spec: profiles,
    need: 'optional',
  },
});

export const accessToken = [...header, ...claims];
