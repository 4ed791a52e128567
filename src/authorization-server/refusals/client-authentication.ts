import { challenged, json } from './testing/answers.ts';
import { exchange, revoke, signed, withHeaders, withParameters } from './testing/requests.ts';
import type { Topic } from './testing/row.ts';
import { assertion, basic } from './testing/values.ts';

const BASIC = { Authorization: basic('spa', 'a guess') };

/** Who the client is, and how it proves that. */
// biome-ignore format: a table is read by its columns
export const clientAuthentication: Topic = [
  ['RFC 6749 §2.3',   'a public client with a secret in the header',      withHeaders(BASIC, exchange()),                                   challenged(401, 'Basic', 'invalid_client')],
  ['RFC 6749 §2.3',   'a public client with a secret in the form',        exchange({ client_secret: 'a guess' }),                           json(401, 'invalid_client')],
  ['RFC 6749 §2.3',   'a public client with an assertion',                withParameters(signed(assertion({ iss: 'spa', sub: 'spa' })), exchange()), json(401, 'invalid_client')],
  ['RFC 7009 §2.1',   'a public client with a secret, at the revocation endpoint', revoke({ client_secret: 'a guess' }),                    json(401, 'invalid_client')],
];
