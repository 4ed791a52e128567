import type { Answer } from './testing/answer.ts';
import { challenged, json } from './testing/answers.ts';
import type { Asked } from './testing/asked.ts';
import { device, introspect, push, revokeBy } from './testing/back-channel.ts';
import { raw, signed, withHeaders, withParameters } from './testing/change.ts';
import { machine, poster, web } from './testing/clients.ts';
import type { Row, Topic } from './testing/row.ts';
import { after, type Situation } from './testing/situations.ts';
import { absent, assertion, assertionByAnotherKey, basic, basicOf } from './testing/values.ts';

const withoutClient = { client_id: absent };

/** The endpoints of the back channel beside the token endpoint; nobody authenticates yet. */
const places: readonly (readonly [spec: string, place: string, request: Asked])[] = [
  ['RFC 8628 §3.1', 'at the device authorization endpoint', device(withoutClient)],
  ['RFC 9126 §2', 'at the pushed authorization request endpoint', { ...push(withoutClient), headers: {} }],
  [
    'RFC 7662 §2.1',
    'at the introspection endpoint',
    { ...introspect({ token: 'made-up' }), headers: {}, before: [] },
  ],
  ['RFC 7009 §2.1', 'at the revocation endpoint', { ...revokeBy(web), headers: {} }],
];

const { client_id, client_secret } = machine;
const basicHeader = (Authorization: string) => (asked: Asked) => withHeaders({ Authorization }, asked);
const parameters = (values: Parameters<typeof withParameters>[0]) => (asked: Asked) =>
  withParameters(values, asked);
const asserted = (value: Parameters<typeof signed>[0]) => parameters(signed(value));
const later =
  (...story: Situation[]) =>
  (change: (asked: Asked) => Asked) =>
  (asked: Asked) =>
    after(...story, change(asked));

const refused = challenged(401, 'Basic', 'invalid_client');

/** What is wrong with any request of the back channel, whatever it is for. */
// biome-ignore format: a table is read by its columns
const wrongs: readonly (readonly [wrong: string, change: (asked: Asked) => Asked, answer: Answer])[] = [
  ['a control character in a value',                 parameters({ client_id, note: 'a\0b' }),                                 json(400, 'invalid_request')],
  ['an upload instead of a form',                    (asked) => withHeaders({ 'Content-Type': 'multipart/form-data' }, raw('x', asked)), json(400, 'invalid_request')],
  ['a parameter twice',                              parameters({ client_id, note: ['1', '2'] }),                             json(400, 'invalid_request')],
  ['a secret in the query',                          (asked) => ({ ...asked, query: { client_id, client_secret } }),          json(400, 'invalid_request')],
  ['a secret in the header and in the form',         (asked) => parameters({ client_id, client_secret })(basicHeader(basicOf(machine))(asked)), json(400, 'invalid_request')],
  ['credentials that are no BASE64',                 basicHeader('Basic %%%'),                                                refused],
  ['one client in the header, another in the form',  (asked) => parameters({ client_id: 'spa' })(basicHeader(basicOf(machine))(asked)), json(400, 'invalid_request')],
  ['no client at all',                               (asked) => asked,                                                        refused],
  ['an unknown client',                              basicHeader(basic('nobody', 'a guess')),                                 refused],
  ['a confidential client\'s name alone',            parameters({ client_id }),                                               refused],
  ['a secret in the form, registered for the header', parameters({ client_id, client_secret }),                               refused],
  ['a secret in the header, registered for the form', basicHeader(basicOf(poster)),                                           refused],
  ['a wrong secret',                                 basicHeader(basic(client_id, 'a guess')),                                refused],
  ['an empty secret',                                basicHeader(basic(client_id, '')),                                       refused],
  ['a secret after twenty wrong ones',               later('somebody guessed at the machine\'s secret twenty times')(basicHeader(basicOf(machine))), json(429, 'invalid_client')],
  ['an assertion by a foreign key',                  asserted(assertionByAnotherKey),                                         refused],
  ['an assertion about another subject',             asserted(assertion({ sub: 'user-ana' })),                                refused],
  ['an assertion by another issuer',                 asserted(assertion({ iss: 'somebody' })),                                refused],
  ['an assertion for another server',                asserted(assertion({ aud: 'https://other.example/' })),                  refused],
  ['an expired assertion',                           asserted(assertion({ expiresIn: -3600 })),                               refused],
  ['an assertion that was used',                     later('that assertion was used')(asserted(assertion())),                 refused],
];

export const clientAuthenticationEverywhere: Topic = places.flatMap(([spec, place, request]) =>
  wrongs.map(([wrong, change, answer]): Row => [spec, `${wrong}, ${place}`, change(request), answer]),
);
