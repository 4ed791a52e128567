import { json, wrongMethod } from './testing/answers.ts';
import { revoke } from './testing/back-channel.ts';
import { by, raw, withHeaders } from './testing/change.ts';
import type { Topic } from './testing/row.ts';
import { after } from './testing/situations.ts';
import { absent, the } from './testing/values.ts';

/** Revoking tokens. An unknown token is no refusal: 200, because it is as dead as its sender wants (RFC 7009 §2.2). */
// biome-ignore format: a table is read by its columns
export const revocation: Topic = [
  ['RFC 7009 §2.1',   'no token',                               revoke({ token: absent }),                                     json(400, 'invalid_request')],
  ['RFC 6749 §3.2',   'an empty token counts as none',          revoke({ token: '' }),                                         json(400, 'invalid_request')],
  ['RFC 6749 §3.2',   'token twice',                            revoke({ token: [the('refresh token'), the('access token')] }), json(400, 'invalid_request')],
  ['RFC 7009 §2.1',   'no client_id',                           revoke({ client_id: absent }),                                 json(401, 'invalid_client')],
  ['RFC 7009 §2.1',   'an unknown client_id',                   revoke({ client_id: 'nobody' }),                               json(401, 'invalid_client')],
  ['RFC 7009 §2.1',   'the refresh token of another client',    after('the phone app got its tokens', revoke({ token: the('refresh token of phone') })), json(400, 'invalid_grant')],
  ['RFC 7009 §2.1',   'the access token of another client',     after('the phone app got its tokens', revoke({ token: the('access token of phone') })), json(400, 'invalid_grant')],
  ['RFC 7009 §2',     'a GET',                                  by('GET', revoke()),                                           wrongMethod()],
  ['RFC 7009 §2.1',   'JSON instead of a form',                 withHeaders({ 'Content-Type': 'application/json' }, raw('{"token":"x"}', revoke())), json(400, 'invalid_request')],
];
