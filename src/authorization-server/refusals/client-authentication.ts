import { challenged, json } from './testing/answers.ts';
import {
  clientCredentials,
  exchange,
  exchangeBy,
  introspect,
  push,
  revoke,
  revokeBy,
} from './testing/back-channel.ts';
import { as, signed, withHeaders, withParameters } from './testing/change.ts';
import { legacy, machine, poster, spa, web } from './testing/clients.ts';
import type { Topic } from './testing/row.ts';
import { after } from './testing/situations.ts';
import { absent, assertion, basic, basicOf, rawBasic } from './testing/values.ts';

const { client_id, client_secret } = machine;
const withBasic = (id: string, secret: string) =>
  withHeaders({ Authorization: basic(id, secret) }, clientCredentials());
const withHeader = (Authorization: string) => withHeaders({ Authorization }, clientCredentials());

/** Who the client is, and how it proves that. */
// biome-ignore format: a table is read by its columns
export const clientAuthentication: Topic = [
  ['RFC 6749 §2.3',    'a public client with a secret in the header',            withHeaders({ Authorization: basic('spa', 'a guess') }, exchange()), challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §2.3',    'a public client with a secret in the form',              exchange({ client_secret: 'a guess' }),                    json(401, 'invalid_client')],
  ['RFC 6749 §2.3',    'a public client with an assertion',                      withParameters(signed(assertion({ iss: 'spa', sub: 'spa' })), exchange()), json(401, 'invalid_client')],
  ['RFC 7009 §2.1',    'a public client with a secret, at the revocation endpoint', revoke({ client_secret: 'a guess' }),                   json(401, 'invalid_client')],

  ['RFC 6749 §2.3.1',  'a confidential client that names itself and proves nothing', clientCredentials({ client_id }),                      challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §3.2.1',  'a confidential client that redeems a code by its name alone', { ...exchangeBy(web), parameters: { ...exchangeBy(web).parameters, client_id: web.client_id }, headers: {} }, challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §5.2',    'no client at all',                                       clientCredentials(),                                       challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §2.3.1',  'a wrong secret in the header',                           withBasic(client_id, 'a guess'),                           challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §2.3.1',  'the right secret after twenty wrong ones',               after('somebody guessed at the machine\'s secret twenty times', as(machine, clientCredentials())), json(429, 'invalid_client')],
  ['RFC 6749 §2.3.1',  'an empty secret in the header',                          withBasic(client_id, ''),                                  challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §2.3.1',  'the secret of another client',                           withBasic(client_id, String(legacy.client_secret)),        challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §2.3.1',  'the secret in upper case',                               withBasic(client_id, String(client_secret).toUpperCase()), challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §2.3.1',  'the secret with a space after it',                       withBasic(client_id, `${client_secret} `),                 challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §2.3.1',  'an unknown client in the header',                        withBasic('nobody', String(client_secret)),                challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §2.3.1',  'a client that every JavaScript object has',              withBasic('__proto__', 'undefined'),                       challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §2.3.1',  'no client_id before the colon',                          withBasic('', String(client_secret)),                      challenged(401, 'Basic', 'invalid_client')],
  ['RFC 7617 §2',      'credentials without a colon',                            withHeader(rawBasic(client_id)),                           challenged(401, 'Basic', 'invalid_client')],
  ['RFC 7617 §2',      'credentials that are no BASE64',                         withHeader('Basic %%%'),                                   challenged(401, 'Basic', 'invalid_client')],
  ['RFC 7617 §2',      'the scheme without credentials',                         withHeader('Basic'),                                       challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §2.3.1',  'credentials with a broken percent-encoding',             withHeader(rawBasic(`${client_id}:%ZZ`)),                  challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §2.3.1',  'credentials that were not form-encoded first',           { ...exchangeBy(web), headers: { Authorization: rawBasic(`${web.client_id}:${web.client_secret}`) } }, challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §5.2',    'an access token where client credentials belong',        withHeader('Bearer made-up'),                              challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §5.2',    'an authentication scheme that nobody knows',             withHeader('Magic spell'),                                 challenged(401, 'Basic', 'invalid_client')],

  // the method registered is the only one
  ['OIDC Core §9',     'the right secret in the form, registered for the header', clientCredentials({ client_id, client_secret }),          challenged(401, 'Basic', 'invalid_client')],
  ['OIDC Core §9',     'the right secret in the header, registered for the form', { ...exchangeBy(poster), headers: { Authorization: basicOf(poster) }, parameters: { ...exchangeBy(poster).parameters, client_id: absent, client_secret: absent } }, challenged(401, 'Basic', 'invalid_client')],
  ['OIDC Core §9',     'a wrong secret in the form',                             exchangeBy(poster, { client_secret: 'a guess' }), challenged(401, 'Basic', 'invalid_client')],
  ['OIDC Core §9',     'an empty secret in the form',                            exchangeBy(poster, { client_secret: '' }),     challenged(401, 'Basic', 'invalid_client')],
  ['OIDC Core §9',     'a name alone, registered for assertions',                clientCredentials({ client_id: 'signer' }),                challenged(401, 'Basic', 'invalid_client')],
  ['OIDC Core §9',     'a secret that was never given, registered for assertions', withBasic('signer', 'undefined'),                        challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §2.3.1',  'the secret in the query',                                { ...clientCredentials(), query: { client_id, client_secret } }, json(400, 'invalid_request')],

  // not more than one
  ['RFC 6749 §2.3',    'a secret in the header and in the form',                 as(machine, clientCredentials({ client_id, client_secret })), json(400, 'invalid_request')],
  ['RFC 6749 §2.3',    'a secret in the header and an assertion',                as(machine, clientCredentials(signed(assertion()))),       json(400, 'invalid_request')],
  ['RFC 6749 §2.3',    'a secret in the form and an assertion',                  clientCredentials({ client_id, client_secret, ...signed(assertion()) }), json(400, 'invalid_request')],
  ['RFC 6749 §2.3.1',  'another client_id in the form than in the header',       as(machine, clientCredentials({ client_id: spa.client_id })), json(400, 'invalid_request')],
  ['RFC 6749 §3.2',    'the secret twice in the form',                           exchangeBy(poster, { client_secret: ['a', 'b'] }), json(400, 'invalid_request')],
  ['RFC 9110 §5.3',    'two Authorization headers',                              withHeaders({ Authorization: [basicOf(machine), basicOf(machine)] }, clientCredentials()), json(400, 'invalid_request')],

  // at the other endpoints of the back channel
  ['RFC 7009 §2.1',    'a wrong secret at the revocation endpoint',              withHeaders({ Authorization: basic(web.client_id, 'a guess') }, revokeBy(web)), challenged(401, 'Basic', 'invalid_client')],
  ['RFC 7009 §2.1',    'a confidential client without its secret, at the revocation endpoint', { ...revokeBy(web, { client_id: web.client_id }), headers: {} }, challenged(401, 'Basic', 'invalid_client')],
  ['RFC 7662 §2.3',    'a wrong secret at the introspection endpoint',           withHeaders({ Authorization: basic('api', 'a guess') }, introspect()), challenged(401, 'Basic', 'invalid_client')],
  ['RFC 9126 §2.3',    'a wrong secret at the pushed authorization request endpoint', withHeaders({ Authorization: basic(web.client_id, 'a guess') }, push()), challenged(401, 'Basic', 'invalid_client')],
];
