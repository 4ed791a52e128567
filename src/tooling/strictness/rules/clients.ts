import { challenge, json, refused } from '../demand.ts';
import type { Rule } from './rule.ts';

const UNPROVEN = json('invalid_client');
/** Malformed or missing: RFC 6749 §5.2 describes both errors so that both fit. */
const MALFORMED = json('invalid_client', 'invalid_request');
/** RFC 6749 §5.2 keeps invalid_request for parameters "other than grant type". */
const GRANT = json('unauthorized_client');

// biome-ignore format: a table is read by its columns
export const authentication: readonly Rule[] = [
  [/twenty wrong ones/,                          'rate'],
  [/two Authorization/,                          'headers'],
  [/registered for the (header|form)/,           'secret'],
  [/a control character|a parameter twice/,      'http'],
  [/an upload/,                                  refused],
  [/no client at all|no client_id|in the query|twice|and (in|an)|another client_id|one client in|empty|without|no BASE64|percent|form-encoded|belong|nobody knows/, MALFORMED],
  [/./,                                          UNPROVEN],
];

// biome-ignore format: a table is read by its columns
export const assertions: readonly Rule[] = [
  [/without its type|another type|no JWT|without an assertion|two assertions|another client_id/, MALFORMED],
  [/for the code of another/,                    json('unauthorized_client', 'invalid_grant', 'invalid_client')],
  // RFC 7523 §3.2: the error of a client JWT that is not valid "MUST be the invalid_client error code".
  [/./,                                          UNPROVEN],
];

// biome-ignore format: a table is read by its columns
export const clientCredentials: readonly Rule[] = [
  [/openid|offline_access|an unknown scope|scope that/, 'scope'],
  [/audience|resource/,                          json('invalid_target')],
  [/registered for it/,                          json('unauthorized_client', 'invalid_client')],
  [/client/,                                     GRANT],
  [/./,                                          json('invalid_request')],
];

// biome-ignore format: a table is read by its columns
export const codeExchange: readonly Rule[] = [
  [/^the access token/,                          challenge('invalid_token')],
  [/registered for the grant/,                   GRANT],
  [/nothing at all|without its client_id|in the query/, MALFORMED],
  [/unknown client_id/,                          UNPROVEN],
  [/^no code|an empty code|the code twice|^no grant_type|grant_type twice/, json('invalid_request')],
  [/grant_type|a JWT as|a token exchange|implicit/, json('unsupported_grant_type')],
  [/redirect_uri/,                               json('invalid_grant', 'invalid_request')],
  [/./,                                          json('invalid_grant')],
];

// biome-ignore format: a table is read by its columns
export const refreshing: readonly Rule[] = [
  [/without client_id/,                          MALFORMED],
  [/^no refresh|an empty|twice/,                 json('invalid_request')],
  [/scope/,                                      json('invalid_scope')],
  // Nothing asks that access tokens die with a refresh token that came twice, or how old a family may be.
  [/access token after|a family/,                'open'],
  [/./,                                          json('invalid_grant')],
];

// biome-ignore format: a table is read by its columns
export const revocation: readonly Rule[] = [
  [/a GET/,                                      'http'],
  [/JSON/,                                       refused],
  [/no client_id/,                               MALFORMED],
  [/unknown client_id/,                          UNPROVEN],
  // Whether another client's token is an error (RFC 7009 §2.1) or unknown (§2.2) is for the application to say (allowedPolicy).
  [/another client/,                             'application'],
  [/./,                                          json('invalid_request')],
];
