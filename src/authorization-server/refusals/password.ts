import { challenged, json } from './testing/answers.ts';
import { password } from './testing/back-channel.ts';
import { as, withHeaders } from './testing/change.ts';
import { legacy, spa, web } from './testing/clients.ts';
import type { Topic } from './testing/row.ts';
import { after } from './testing/situations.ts';
import { absent, basic } from './testing/values.ts';

const by = (changes: Parameters<typeof password>[0] = {}) => as(legacy, password(changes));

/** The password grant, which RFC 9700 §2.4 forbids new apps: for the old one that is registered for it. */
// biome-ignore format: a table is read by its columns
export const passwordGrant: Topic = [
  ['RFC 9700 §2.4',    'a public client that is not registered for it',  as(spa, password()),                                         json(400, 'unauthorized_client')],
  ['RFC 9700 §2.4',    'a confidential client that is not registered for it', as(web, password()),                                    json(400, 'unauthorized_client')],
  ['RFC 6749 §4.3.2',  'no username',                                    by({ username: absent }),                                    json(400, 'invalid_request')],
  ['RFC 6749 §4.3.2',  'no password',                                    by({ password: absent }),                                    json(400, 'invalid_request')],
  ['RFC 6749 §4.3.2',  'an empty password counts as none',               by({ password: '' }),                                        json(400, 'invalid_request')],
  ['RFC 6749 §3.2',    'password twice',                                 by({ password: ['correct horse', 'guess'] }),                json(400, 'invalid_request')],
  ['RFC 6749 §5.2',    'a wrong password',                               by({ password: 'guess' }),                                   json(400, 'invalid_grant')],
  ['RFC 6749 §4.3.2',  'the right password after ten wrong ones',        after('somebody guessed at Ana\'s password ten times', by()), json(429, 'invalid_grant')],
  ['RFC 6749 §5.2',    'an unknown user',                                by({ username: 'nobody@granttour.example' }),                json(400, 'invalid_grant')],
  ['RFC 6749 §5.2',    'the password of another user',                   by({ password: 'battery staple' }),                          json(400, 'invalid_grant')],
  ['RFC 6749 §5.2',    'a user that every JavaScript object has',        by({ username: 'constructor' }),                             json(400, 'invalid_grant')],
  ['RFC 6749 §4.3.2',  'the right password and a wrong client secret',   withHeaders({ Authorization: basic('legacy', 'a guess') }, by()), challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §3.3',    'an unknown scope',                               by({ scope: 'everything' }),                                 json(400, 'invalid_scope')],
  ['RFC 8707 §2',      'an unknown audience',                            by({ audience: 'https://other.example/' }),                  json(400, 'invalid_target')],
];
