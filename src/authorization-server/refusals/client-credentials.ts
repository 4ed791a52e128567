import { json } from './testing/answers.ts';
import { clientCredentials } from './testing/back-channel.ts';
import { as } from './testing/change.ts';
import { loner, machine, poster, spa, web } from './testing/clients.ts';
import type { Topic } from './testing/row.ts';

const byMachine = (changes: Parameters<typeof clientCredentials>[0]) =>
  as(machine, clientCredentials(changes));

/** A client that acts for itself. */
// biome-ignore format: a table is read by its columns
export const clientCredentialsGrant: Topic = [
  ['RFC 6749 §4.4',    'a public client',                                as(spa, clientCredentials()),                                json(400, 'unauthorized_client')],
  ['RFC 6749 §4.4',    'a public client, though it is registered for it', as(loner, clientCredentials()),                             json(400, 'unauthorized_client')],
  ['RFC 6749 §5.2',    'a confidential client without the grant',        as(web, clientCredentials()),                                json(400, 'unauthorized_client')],
  ['RFC 6749 §3.3',    'an unknown scope',                               byMachine({ scope: 'everything' }),                          json(400, 'invalid_scope')],
  ['RFC 6749 §3.3',    'a scope that the client is not registered for',  byMachine({ scope: 'read:trips write:trips' }),              json(400, 'invalid_scope')],
  ['OIDC Core §3.1.2.1', 'openid, though there is no user',              byMachine({ scope: 'openid' }),                              json(400, 'invalid_scope')],
  ['OIDC Core §3.1.2.1', 'openid of a client that may ask for it, though there is no user', as(poster, clientCredentials({ scope: 'openid' })), json(400, 'invalid_scope')],
  ['OIDC Core §11',    'offline_access, though there is no user',        byMachine({ scope: 'read:trips offline_access' }),           json(400, 'invalid_scope')],
  ['RFC 6749 §3.2',    'scope twice',                                    byMachine({ scope: ['read:trips', 'read:trips'] }),          json(400, 'invalid_request')],
  ['RFC 8707 §2',      'an unknown audience',                            byMachine({ audience: 'https://other.example/' }),           json(400, 'invalid_target')],
  ['RFC 8707 §2',      'an unknown resource',                            byMachine({ audience: undefined, resource: 'https://other.example/' }), json(400, 'invalid_target')],
  ['RFC 8707 §2',      'a resource with a fragment',                     byMachine({ audience: undefined, resource: 'https://api.granttour.example/#a' }), json(400, 'invalid_target')],
  ['RFC 8707 §2',      'a resource that is no absolute URI',             byMachine({ audience: undefined, resource: '/api' }),        json(400, 'invalid_target')],
];
