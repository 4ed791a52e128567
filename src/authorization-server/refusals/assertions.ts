import { json } from './testing/answers.ts';
import { clientCredentials, exchange } from './testing/back-channel.ts';
import { signed } from './testing/change.ts';
import { radio, spa } from './testing/clients.ts';
import type { Topic } from './testing/row.ts';
import { after } from './testing/situations.ts';
import {
  absent,
  assertion,
  assertionByAnotherKey,
  assertionByPublicKey,
  assertionWithExtension,
  changed,
  signedByServer,
  tampered,
  unsigned,
} from './testing/values.ts';

const by = (value: Parameters<typeof signed>[0]) => clientCredentials(signed(value));
const TOKEN = 'https://auth.granttour.example/oauth/token';

/** Assertions that a client signs instead of showing a secret (`private_key_jwt`). */
// biome-ignore format: a table is read by its columns
export const assertions: Topic = [
  ['RFC 7521 §4.2',   'an assertion without its type',                  clientCredentials({ client_assertion: assertion() }),                        json(401, 'invalid_client')],
  ['RFC 7521 §4.2',   'an assertion of another type (SAML)',            clientCredentials({ client_assertion: assertion(), client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer' }), json(401, 'invalid_client')],
  ['RFC 7521 §4.2',   'a type without an assertion',                    clientCredentials({ client_assertion_type: signed(absent)['client_assertion_type'] }), json(401, 'invalid_client')],
  ['RFC 7521 §4.2',   'two assertions',                                 clientCredentials(signed([assertion(), assertion({ jti: 'b' })])),           json(400, 'invalid_request')],
  ['RFC 7521 §4.2',   'another client_id beside it',                    clientCredentials({ ...signed(assertion()), client_id: spa.client_id }),     json(400, 'invalid_request')],
  ['RFC 7523 §3',     'an assertion that is no JWT',                    by('made-up'),                                                               json(401, 'invalid_client')],
  ['RFC 7523 §3',     'no iss',                                         by(assertion({ iss: absent })),                                              json(401, 'invalid_client')],
  ['RFC 7523 §3',     'another iss than the client',                    by(assertion({ iss: 'somebody' })),                                          json(401, 'invalid_client')],
  ['RFC 7523 §3',     'no sub',                                         by(assertion({ sub: absent })),                                              json(401, 'invalid_client')],
  ['RFC 7523 §3',     'another sub than the client',                    by(assertion({ sub: 'user-ana' })),                                          json(401, 'invalid_client')],
  ['RFC 7523 §3',     'the assertion of a client that nobody registered', by(assertion({ iss: 'nobody', sub: 'nobody' })),                           json(401, 'invalid_client')],
  ['RFC 7523 §3',     'no aud',                                         by(assertion({ aud: absent })),                                              json(401, 'invalid_client')],
  ['RFC 7523 §3',     'made for another server',                        by(assertion({ aud: 'https://other.example/' })),                            json(401, 'invalid_client')],
  ['RFC 7523 §3',     'made for other servers',                         by(assertion({ aud: ['https://other.example/', 'https://third.example/'] })), json(401, 'invalid_client')],
  ['RFC 7523 §3',     'an aud that begins like this server',            by(assertion({ aud: 'https://auth.granttour.example.attacker.example/' })),  json(401, 'invalid_client')],
  ['RFC 7523 §3',     'an aud that is no text',                         by(assertion({ aud: { url: TOKEN } })),                                      json(401, 'invalid_client')],
  ['RFC 7523 §3',     'no exp',                                         by(assertion({ exp: absent })),                                              json(401, 'invalid_client')],
  ['RFC 7523 §3',     'expired an hour ago',                            by(assertion({ expiresIn: -3600 })),                                         json(401, 'invalid_client')],
  ['RFC 7523 §3',     'an exp that is no number',                       by(assertion({ exp: 'soon' })),                                              json(401, 'invalid_client')],
  ['RFC 7523 §3',     'not valid before next year',                     by(assertion({ nbf: 1_800_000_000, expiresIn: 400 * 86_400 })),              json(401, 'invalid_client')],
  ['RFC 7523 §3',     'no jti, so that nobody could tell a replay',     by(assertion({ jti: absent })),                                              json(401, 'invalid_client')],
  ['RFC 7523 §3',     'a jti that is no text',                          by(assertion({ jti: 1 })),                                                   json(401, 'invalid_client')],
  ['RFC 7523 §3',     'an assertion that was used (replay)',            after('that assertion was used', by(assertion())),                           json(401, 'invalid_client')],
  ['RFC 7523 §3',     'an assertion that was used a day ago and is good for a year', after('that assertion for a year was used', 'a day passed', by(assertion({ expiresIn: 365 * 86_400 }))), json(401, 'invalid_client')],
  ['RFC 7523 §3',     'an unsigned assertion (alg none)',               by(changed(assertion(), unsigned)),                                          json(401, 'invalid_client')],
  ['RFC 8725 §2.1',   'HMAC with the public key as its secret',         by(assertionByPublicKey),                                                    json(401, 'invalid_client')],
  ['RFC 7523 §3',     'signed by somebody else\'s key',                 by(assertionByAnotherKey),                                                   json(401, 'invalid_client')],
  ['RFC 7523 §3',     'a signature with other last characters',         by(changed(assertion(), tampered)),                                          json(401, 'invalid_client')],
  ['RFC 7515 §4.1.11', 'an extension that must be understood and is not', by(assertionWithExtension),                                              json(401, 'invalid_client')],
  ['RFC 7523 §3',     'a token of the server\'s own as an assertion',   by(signedByServer((now) => ({ iss: 'signer', sub: 'signer', aud: TOKEN, exp: now + 60, jti: 'a' }), 'JWT')), json(401, 'invalid_client')],
  ['OIDC Core §9',    'a client registered for another method',         by(assertion({ iss: radio.client_id, sub: radio.client_id })),               json(401, 'invalid_client')],
  ['OIDC Core §9',    'an assertion by one client for the code of another', exchange({ ...signed(assertion()), client_id: absent }),                 json(400, 'unauthorized_client')],
];
