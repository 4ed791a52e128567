import { oidcCore, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

const atAuthorize = rfc(6749, '4.1.2.1');
const atToken = rfc(6749, '5.2');
const oidcErrors = oidcCore('3.1.2.6', 'AuthError');

const oauth = entriesOf(['error response'], 'authorization-server', {
  invalid_request: {
    what: 'The request is malformed: a parameter is missing, repeated or has a value that makes no sense.',
    spec: atToken,
  },
  invalid_client: {
    what: 'The app could not be authenticated: unknown client_id, wrong secret or assertion, or not the registered method. Status 401 if the app tried with an Authorization header.',
    spec: atToken,
  },
  invalid_grant: {
    what: "The code, refresh token or password is wrong, expired, spent, revoked, or another app's; or redirect_uri or code_verifier does not match. The response does not say which.",
    spec: atToken,
  },
  unauthorized_client: {
    what: 'The app is known but not allowed to use this flow.',
    spec: atToken,
  },
  unsupported_grant_type: {
    what: 'The token endpoint does not know this grant_type.',
    spec: atToken,
  },
  unsupported_response_type: {
    what: 'The server does not offer this response_type.',
    spec: atAuthorize,
  },
  invalid_scope: {
    what: 'A scope is unknown or malformed, or, in a refresh, more than the user granted.',
    spec: atToken,
  },
  access_denied: {
    what: 'The user said no, or the server did for a policy of its own. For the app it is an answer, not a fault.',
    spec: atAuthorize,
  },
  server_error: {
    what: 'Something unexpected broke in the server. A redirect cannot carry status 500, so this code stands for it.',
    spec: atAuthorize,
  },
  temporarily_unavailable: {
    what: 'The server is overloaded or under maintenance. The app may try again later.',
    spec: atAuthorize,
  },
});

const oidc = entriesOf(['error response'], 'authorization-server', {
  login_required: {
    what: 'The app asked with prompt=none, but nobody is signed in, or not the user of id_token_hint. The app must send the user again, without prompt=none.',
    spec: oidcErrors,
  },
  consent_required: {
    what: 'The app asked with prompt=none, but the user has not agreed to these permissions yet.',
    spec: oidcErrors,
  },
  interaction_required: {
    what: 'The app asked with prompt=none, but the server must show some page first.',
    spec: oidcErrors,
  },
  account_selection_required: {
    what: 'The app asked with prompt=none, but the user must pick an account first.',
    spec: oidcErrors,
  },
  invalid_request_uri: {
    what: "The server cannot use the request_uri: it is unknown, expired, already used or another app's, or what it points to is not valid.",
    spec: oidcErrors,
  },
  invalid_request_object: {
    what: 'The signed request parameters are not valid.',
    spec: oidcErrors,
  },
  request_not_supported: {
    what: 'The server does not take request parameters as a signed JWT (`request`).',
    spec: oidcErrors,
  },
  request_uri_not_supported: {
    what: 'The server does not take request parameters by reference (`request_uri`).',
    spec: oidcErrors,
  },
  registration_not_supported: {
    what: 'The server does not take registration data in the request (`registration`).',
    spec: oidcErrors,
  },
});

const extensions = entriesOf(['error response'], 'authorization-server', {
  unsupported_token_type: {
    what: 'The revocation endpoint cannot revoke this kind of token, such as a self-contained access token.',
    spec: rfc(7009, '2.2.1'),
  },
  invalid_target: {
    what: 'The API named by `resource` (at Auth0 `audience`) is unknown, malformed or not allowed for this app.',
    spec: rfc(8707, '2'),
  },
  authorization_pending: {
    what: 'The user has not finished on the other screen. The device waits for the interval and asks again.',
    spec: rfc(8628, '3.5'),
  },
  slow_down: {
    what: 'The device polls too fast. It must wait 5 seconds longer between polls, from now on.',
    spec: rfc(8628, '3.5'),
  },
  expired_token: {
    what: 'The device_code has expired. The device may start over, best when the user asks for it.',
    spec: rfc(8628, '3.5'),
  },
  invalid_dpop_proof: {
    what: 'The DPoP proof is missing, malformed, too old, seen before, made with a wrong key, or for another request.',
    spec: rfc(9449, '5'),
  },
  use_dpop_nonce: {
    what: 'The DPoP proof lacks the nonce that the server gives out, or has an old one. The app repeats the request with the one from the DPoP-Nonce header.',
    spec: rfc(9449, '8'),
  },
});

const bearer = entriesOf(['error response'], 'api', {
  invalid_token: {
    what: 'The access token is expired, revoked, malformed or not for this API. Status 401: the app may get a new token and try again.',
    spec: rfc(6750, '3.1'),
  },
  insufficient_scope: {
    what: 'The token is good but lacks a permission. Status 403: the same token will not do later either.',
    spec: rfc(6750, '3.1'),
  },
  insufficient_user_authentication: {
    what: 'The token is good, but the API wants the user to sign in anew or more strongly first.',
    spec: rfc(9470, '3'),
  },
});

/** Error codes: values of `error`, not names of parameters. */
export const errorCodes = [...oauth, ...oidc, ...extensions, ...bearer];

/** JSON fields of a refusal. */
export const errorFields = entriesOf(['error response', 'token response'], 'authorization-server', {
  error: {
    what: 'Why the server refused: one error code from a fixed list, for the program to act on.',
    spec: atToken,
    need: 'required',
  },
  error_description: {
    what: 'More about the refusal, for the developer of the app. Programs must not depend on its words.',
    spec: atToken,
    need: 'optional',
  },
  error_uri: {
    what: 'The address of a page about the error, for the developer of the app.',
    spec: atToken,
    need: 'optional',
  },
});
