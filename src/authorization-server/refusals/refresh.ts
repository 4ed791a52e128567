import { challenged, json } from './testing/answers.ts';
import { exchange, refresh, userinfo } from './testing/back-channel.ts';
import { phone } from './testing/clients.ts';
import type { Topic } from './testing/row.ts';
import { after } from './testing/situations.ts';
import { absent, bearer, changed, tampered, the } from './testing/values.ts';

const first = { refresh_token: the('first refresh token') };

/** Refreshing: rotation, reuse, scope. */
// biome-ignore format: a table is read by its columns
export const refreshing: Topic = [
  ['RFC 6749 §6',       'no refresh_token',                              refresh({ refresh_token: absent }),                          json(400, 'invalid_request')],
  ['RFC 6749 §3.2',     'an empty refresh_token counts as none',         refresh({ refresh_token: '' }),                              json(400, 'invalid_request')],
  ['RFC 6749 §3.2',     'refresh_token twice',                           refresh({ refresh_token: [the('refresh token'), 'other'] }), json(400, 'invalid_request')],
  ['RFC 6749 §5.2',     'a refresh token that nobody issued',            refresh({ refresh_token: 'made-up' }),                       json(400, 'invalid_grant')],
  ['RFC 6749 §10.10',   'a refresh token with other last characters',    refresh({ refresh_token: changed(the('refresh token'), tampered) }), json(400, 'invalid_grant')],
  ['RFC 6749 §1.5',     'an access token instead of a refresh token',    refresh({ refresh_token: the('access token') }),             json(400, 'invalid_grant')],
  ['OIDC Core §2',      'an ID token instead of a refresh token',        refresh({ refresh_token: the('id token') }),                 json(400, 'invalid_grant')],
  ['RFC 6749 §1.3.1',   'a code instead of a refresh token',             { ...refresh({ refresh_token: the('code') }), before: exchange().before }, json(400, 'invalid_grant')],
  ['RFC 6749 §10.4',    'the refresh token of another client',           after('the phone app got its tokens', refresh({ refresh_token: the('refresh token of phone') })), json(400, 'invalid_grant')],
  ['RFC 6749 §10.4',    'another client with this client\'s refresh token', refresh({ client_id: phone.client_id }),                  json(400, 'invalid_grant')],
  ['RFC 6749 §6',       'a refresh without client_id',                   refresh({ client_id: absent }),                              json(401, 'invalid_client')],
  ['RFC 9700 §4.14.2',  'a refresh token that was used before',          after('the refresh token was used', refresh(first)),         json(400, 'invalid_grant')],
  ['RFC 9700 §4.14.2',  'the newest refresh token after an older one came again', after('the refresh token was used', 'the used refresh token came again', refresh()), json(400, 'invalid_grant')],
  ['RFC 9700 §4.14.2',  'the access token after a used refresh token came again', after('the refresh token was used', 'the used refresh token came again', userinfo()), challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 9700 §4.14.2',  'the first access token after a used refresh token came again', after('the refresh token was used', 'the used refresh token came again', userinfo({ Authorization: bearer(the('first access token')) })), challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 9700 §4.14.2',  'a refresh token that nobody used for fourteen days', after('fourteen days passed', refresh()),               json(400, 'invalid_grant')],
  ['RFC 9700 §4.14.2',  'a family older than its lifetime, however often it was refreshed', after('it was refreshed every ten days for thirty days', refresh()), json(400, 'invalid_grant')],
  ['RFC 7009 §2.1',     'a refresh token that was revoked',              after('the refresh token was revoked', refresh()),           json(400, 'invalid_grant')],
  ['RFC 6749 §6',       'more scope than was granted',                   refresh({ scope: 'openid profile write:trips' }),            json(400, 'invalid_scope')],
  ['RFC 6749 §6',       'an unknown scope',                              refresh({ scope: 'everything' }),                            json(400, 'invalid_scope')],
  ['RFC 6749 §6',       'a scope that every JavaScript object has',      refresh({ scope: 'constructor' }),                           json(400, 'invalid_scope')],
];
