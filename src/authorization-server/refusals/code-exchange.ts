import { challenged, json } from './testing/answers.ts';
import { exchange, refresh, token, userinfo } from './testing/back-channel.ts';
import { phone, spa, tv } from './testing/clients.ts';
import type { Topic } from './testing/row.ts';
import { after } from './testing/situations.ts';
import { absent, changed, tampered, the, verifier } from './testing/values.ts';

/** Swapping a code for tokens. */
// biome-ignore format: a table is read by its columns
export const codeExchange: Topic = [
  ['RFC 6749 §4.1.3',  'no code',                                        exchange({ code: absent }),                                  json(400, 'invalid_request')],
  ['RFC 6749 §3.2',    'an empty code counts as none',                   exchange({ code: '' }),                                      json(400, 'invalid_request')],
  ['RFC 6749 §3.2',    'the code twice',                                 exchange({ code: [the('code'), the('code')] }),              json(400, 'invalid_request')],
  ['RFC 6749 §5.2',    'a code that nobody issued',                      exchange({ code: 'made-up' }),                               json(400, 'invalid_grant')],
  ['RFC 6749 §5.2',    'a code with other last characters',              exchange({ code: changed(the('code'), tampered) }),          json(400, 'invalid_grant')],
  ['RFC 6749 §5.2',    'a code in other upper and lower case',           exchange({ code: changed(the('code'), (c) => c.toUpperCase()) }), json(400, 'invalid_grant')],
  ['RFC 6749 §5.2',    'a code that every JavaScript object has',        exchange({ code: '__proto__' }),                             json(400, 'invalid_grant')],
  ['RFC 6749 §4.1.2',  'a code older than its lifetime',                 after('a minute passed', exchange()),                        json(400, 'invalid_grant')],
  ['RFC 6749 §4.1.2',  'a code that was redeemed',                       after('the code was redeemed', exchange()),                  json(400, 'invalid_grant')],
  ['RFC 6749 §4.1.2',  'a code that was redeemed, thirty seconds later', after('the code was redeemed', 'thirty seconds passed', exchange()), json(400, 'invalid_grant')],
  ['RFC 6749 §10.5',   'a code that was redeemed, when it is also too old', after('the code was redeemed', 'a minute passed', exchange()), json(400, 'invalid_grant')],
  ['RFC 6749 §4.1.3',  'the code of another client',                     after('the phone app got a code', exchange({ code: the('code of phone') })), json(400, 'invalid_grant')],
  ['RFC 9700 §4.5.3',  'another client with the code and its redirect_uri (code injection)', exchange({ client_id: phone.client_id }), json(400, 'invalid_grant')],
  ['RFC 9700 §4.5',    'a code of another browser, without the verifier behind it', exchange({ code_verifier: `${verifier.slice(1)}x` }), json(400, 'invalid_grant')],
  ['RFC 6749 §4.1.3',  'no redirect_uri',                                exchange({ redirect_uri: absent }),                          json(400, 'invalid_request')],
  ['RFC 6749 §4.1.3',  'another registered redirect_uri of the client',  exchange({ redirect_uri: spa.redirect_uris[1] }),            json(400, 'invalid_grant')],
  ['RFC 6749 §4.1.3',  'the redirect_uri with a slash more',             exchange({ redirect_uri: `${spa.redirect_uris[0]}/` }),      json(400, 'invalid_grant')],
  ['RFC 6749 §4.1.3',  'an unregistered redirect_uri',                   exchange({ redirect_uri: 'https://attacker.example/' }),     json(400, 'invalid_grant')],

  ['RFC 6749 §5.2',    'a client that is not registered for the grant',  exchange({ client_id: tv.client_id }),                       json(400, 'unauthorized_client')],

  // what every grant has in common
  ['RFC 6749 §5.2',    'no grant_type',                                  exchange({ grant_type: absent }),                            json(400, 'invalid_request')],
  ['RFC 6749 §5.2',    'an unknown grant_type',                          exchange({ grant_type: 'magic' }),                           json(400, 'unsupported_grant_type')],
  ['RFC 6749 §5.2',    'a grant_type in upper case',                     exchange({ grant_type: 'AUTHORIZATION_CODE' }),              json(400, 'unsupported_grant_type')],
  ['RFC 6749 §5.2',    'a grant_type that every JavaScript object has',  exchange({ grant_type: 'constructor' }),                     json(400, 'unsupported_grant_type')],
  ['RFC 7523 §2.1',    'a JWT as a grant, which this server does not take', exchange({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'a.b.c' }), json(400, 'unsupported_grant_type')],
  ['RFC 8693 §2.2.2',  'a token exchange, which this server does not do', exchange({ grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange' }), json(400, 'unsupported_grant_type')],
  ['RFC 6749 §4.2',    'the implicit grant at the token endpoint',       exchange({ grant_type: 'implicit' }),                        json(400, 'unsupported_grant_type')],
  ['RFC 6749 §3.2',    'grant_type twice',                               exchange({ grant_type: ['authorization_code', 'refresh_token'] }), json(400, 'invalid_request')],
  ['RFC 6749 §5.2',    'nothing at all',                                 token({}),                                                   json(401, 'invalid_client')],
  ['RFC 6749 §2.3.1',  'parameters in the query of a POST',              { ...exchange(), parameters: {}, query: exchange().parameters }, json(400, 'invalid_request')],
  ['RFC 6749 §5.2',    'a public client without its client_id',          exchange({ client_id: absent }),                             json(401, 'invalid_client')],
  ['RFC 6749 §5.2',    'an unknown client_id',                           exchange({ client_id: 'nobody' }),                           json(401, 'invalid_client')],

  // after a replay, what the first use got is worth nothing
  ['RFC 6749 §4.1.2',  'the access token of a code that came twice',     after('the code was redeemed', 'the redeemed code came again', { ...userinfo(), before: exchange().before }), challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 6749 §4.1.2',  'the refresh token of a code that came twice',    after('the code was redeemed', 'the redeemed code came again', { ...refresh(), before: exchange().before }), json(400, 'invalid_grant')],
];
