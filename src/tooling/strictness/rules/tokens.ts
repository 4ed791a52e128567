import {
  asksAgain,
  callback,
  challenge,
  inactive,
  json,
  NONE,
  page,
  refused,
  stays,
  unreadable,
} from '../demand.ts';
import type { Rule } from './rule.ts';

const MALFORMED = json('invalid_client', 'invalid_request');

// biome-ignore format: a table is read by its columns
export const device: readonly Rule[] = [
  [/a GET/,                                      'http'],
  [/unknown scope/,                              'scope'],
  [/^no client_id/,                              MALFORMED],
  [/unknown client_id/,                          json('invalid_client')],
  [/not registered for it|may not poll/,         json('unauthorized_client')],
  [/audience/,                                   json('invalid_target')],
  [/scope twice|^no device_code|device_code twice/, json('invalid_request')],
  [/JSON instead|a user code in JSON/,           refused],
  // RFC 8628 §3.5: slow_down is a variant of authorization_pending that nothing obliges a server to use.
  [/a poll|slow_down/,                           'open'],
  [/after five guesses/,                         'rate'],
  [/^consent to/,                                'application'],
  [/nobody has typed|nobody has decided|decides nothing/, json('authorization_pending', 'slow_down')],
  [/the user denied/,                            json('access_denied')],
  [/^the code is older/,                         json('expired_token')],
  [/own value|guessed value|another browser|two user codes/, asksAgain],
  [/instead of the user code/,                   asksAgain],
  [/device code|a code that gave/,               json('invalid_grant')],
  [/./,                                          asksAgain],
];

const PROOF = json('invalid_dpop_proof');
const BOUND = json('invalid_grant', 'invalid_dpop_proof', 'invalid_request');
const SHOWN = challenge('invalid_token', 'invalid_dpop_proof');

// biome-ignore format: a table is read by its columns
export const dpop: readonly Rule[] = [
  // RFC 9449 §11.1: servers "can store" a jti; a MUST is only that proofs are recent.
  [/that was used/,                              'open'],
  [/in both schemes/,                            'headers'],
  [/no thumbprint/,                              'open'],
  [/nonce.*userinfo/,                            challenge('use_dpop_nonce')],
  [/nonce/,                                      json('use_dpop_nonce')],
  [/hour (ago|ahead), at the userinfo/,          challenge('invalid_dpop_proof', 'use_dpop_nonce', 'invalid_token')],
  [/hour (ago|ahead)/,                           json('invalid_dpop_proof', 'use_dpop_nonce')],
  [/a client that must|^the code of|pushed request for one key|^a refresh/, BOUND],
  // No proof at all is a missing parameter as well (RFC 6750 §3.1).
  [/without a proof/,                            challenge('invalid_token', 'invalid_dpop_proof', 'invalid_request')],
  [/a bound token|not bound|ath|at the userinfo endpoint/, SHOWN],
  [/./,                                          PROOF],
];

// biome-ignore format: a table is read by its columns
export const userinfo: readonly Rule[] = [
  [/two Authorization/,                          'headers'],
  [/a parameter twice/,                          'ours'],
  [/alg none|old signature|kid|HS256|jku|\(jwk\)/, 'opaque'],
  // RFC 6750 §3.1: a request without authentication or by an unsupported method SHOULD be told no error.
  [/no token: |another authentication scheme/,   challenge(NONE)],
  [/not looked for|does not say/,                challenge(NONE, 'invalid_request', 'invalid_token')],
  [/scheme without|forbidden character/,         challenge(NONE, 'invalid_request', 'invalid_token')],
  [/in the header and in|two tokens/,            challenge('invalid_request')],
  [/without the scope openid/,                   challenge('insufficient_scope', 'invalid_token')],
  [/./,                                          challenge('invalid_token')],
];

// biome-ignore format: a table is read by its columns
export const introspection: readonly Rule[] = [
  [/a GET/,                                      'http'],
  [/JSON/,                                       refused],
  [/nobody asks|instead of client credentials/,  MALFORMED],
  // Who may ask about which token is for the application to say (allowedPolicy).
  [/a public client|userinfo endpoint only|asks about/, 'application'],
  [/old signature|alg none/,                     'opaque'],
  [/^no token|an empty token|two tokens/,        json('invalid_request')],
  [/./,                                          inactive],
];

// biome-ignore format: a table is read by its columns
export const loggingOut: readonly Rule[] = [
  [/a DELETE/,                                   'http'],
  [/JSON|presses the button/,                    refused],
  [/./,                                          stays],
];

// biome-ignore format: a table is read by its columns
export const pages: readonly Rule[] = [
  [/session (id|cookie)/,                        callback('login_required', 'interaction_required')],
  [/^the user denies/,                           callback('access_denied')],
  [/./,                                          'application'],
];

// biome-ignore format: a table is read by its columns
export const cors: readonly Rule[] = [
  // RFC 9700 §2.6: CORS MUST NOT be supported at the authorization endpoint.
  [/the authorization endpoint/,                 unreadable],
  [/login page/,                                 'application'],
  [/./,                                          'cors'],
];

// biome-ignore format: a table is read by its columns
export const messages: readonly Rule[] = [
  [/a login|a consent/,                          'application'],
  [/as a client_id/,                             page],
  [/^a token request (by GET|in JSON|as)/,       refused],
  [/by (PUT|HEAD|DELETE|POST)$|lower case|path below|a slash|content type|name$/, 'http'],
  [/./,                                          refused],
];
