import { callback, callbackBy, json, page, pageOrCallback } from '../demand.ts';
import type { Rule } from './rule.ts';

const LOGIN = ['login_required', 'interaction_required'];
const CONSENT = ['consent_required', 'interaction_required'];
/** RFC 6749 §4.1.2.1 describes these so that a type which is unknown, or not for this client, fits all of them. */
const TYPE = ['unsupported_response_type', 'invalid_request', 'unauthorized_client'];

// biome-ignore format: a table is read by its columns
export const authorizationRequests: readonly Rule[] = [
  [/client_id/,                                  page],
  [/redirect_uri twice/,                         page],
  [/response_type/,                              callback(...TYPE)],
  [/scope twice/,                                callback('invalid_request')],
  [/consented/,                                  callback(...CONSENT)],
  // Their request is wrong in its scope only, which serves as the error that is sent back.
  [/scope|no state|an error to/,                 'scope'],
  [/without its slash/,                          'application'],
  [/an API|a resource/,                          callback('invalid_target')],
  [/a request object/,                           callback('request_not_supported', 'invalid_request_object', 'invalid_request')],
  [/request_uri/,                                callback('request_uri_not_supported', 'invalid_request_uri', 'invalid_request')],
  [/registration/,                               callback('registration_not_supported', 'invalid_request')],
  [/prompt=none with|max_age that|max_age with|a negative/, callback('invalid_request')],
  [/prompt in upper|unknown prompt/,             'open'],
  [/prompt=none/,                                callback(...LOGIN)],
  [/id_token_hint/,                              callback('invalid_request', ...LOGIN)],
  [/a client without the grant/,                 callback(...TYPE)],
  [/asks for a code/,                            page],
  [/./,                                          callback('invalid_request')],
];

export const redirectUris: readonly Rule[] = [[/./, page]];

const VERIFIER = json('invalid_grant', 'invalid_request');

// biome-ignore format: a table is read by its columns
export const pkce: readonly Rule[] = [
  // The grammar allows 43 to 128 characters; that S256 always makes 43 is for the server to notice or not.
  [/of 44 characters|hexadecimal/,               'open'],
  [/another verifier|challenge instead/,         json('invalid_grant')],
  [/a verifier|no verifier|the verifier with|two verifiers|code_verifier/, VERIFIER],
  [/./,                                          callback('invalid_request')],
];

const MODE = ['invalid_request', 'unsupported_response_mode'];

// biome-ignore format: a table is read by its columns
export const responseModes: readonly Rule[] = [
  [/a foreign redirect_uri/,                     page],
  [/response_mode|a signed response|in the query/, callback(...MODE)],
  [/the same type twice/,                        'open'],
  [/for a client that may only|not registered|response_type=|unknown type|by a comma/, callback(...TYPE)],
  // OpenID Connect Core §3.1.2.1: without openid "the behavior is entirely unspecified".
  [/without the scope openid/,                   'open'],
  [/unknown scope/,                              'scope'],
  [/logged in, by form/,                         callbackBy('form_post', ...LOGIN)],
  [/logged in/,                                  callbackBy('fragment', ...LOGIN)],
  [/unknown audience, by form/,                  callbackBy('form_post', 'invalid_target')],
  [/denies, by form/,                            callbackBy('form_post', 'access_denied')],
  [/denies/,                                     callbackBy('fragment', 'access_denied')],
  [/by form/,                                    callbackBy('form_post', 'invalid_request')],
  [/nonce/,                                      callbackBy('fragment', 'invalid_request')],
];

// biome-ignore format: a table is read by its columns
export const pushedRequests: readonly Rule[] = [
  [/no client at all|its secret|client_id than/, json('invalid_client', 'invalid_request')],
  [/a GET|as a page/,                            'http'],
  [/scope$|without openid/,                      'scope'],
  [/audience/,                                   json('invalid_target')],
  [/a request object/,                           json('request_not_supported', 'invalid_request_object', 'invalid_request')],
  // RFC 9126 §2.1 refuses it and names no error.
  [/a request_uri in/,                           json()],
  [/an unsupported response_type|no response_type/, json(...TYPE)],
  [/response_mode/,                              json(...MODE)],
  [/not registered for|may not ask for a code/,  json(...TYPE)],
  // RFC 9126 §4: SHOULD be one-time use, MAY allow for a reloaded page.
  [/a reference that was used/,                  'open'],
  [/changes nothing/,                            callback(...LOGIN)],
  [/a plain request/,                            callback()],
  [/without client_id/,                          page],
  [/reference/,                                  pageOrCallback],
  [/./,                                          json('invalid_request')],
];
