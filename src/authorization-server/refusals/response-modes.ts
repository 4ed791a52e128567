import { redirected } from './testing/answers.ts';
import { authorize } from './testing/requests.ts';
import type { Topic } from './testing/row.ts';

/** Where the answer goes: query, fragment or form_post, for each response type. */
// biome-ignore format: a table is read by its columns
export const responseModes: Topic = [
  ['Multiple Response Types §2.1', 'an unknown response_mode',               authorize({ response_mode: 'magic' }),                    redirected('invalid_request')],
  ['Multiple Response Types §2.1', 'a response_mode in upper case',          authorize({ response_mode: 'QUERY' }),                    redirected('invalid_request')],
  ['JARM §2.3',                    'a signed response, which this server does not make', authorize({ response_mode: 'jwt' }),          redirected('invalid_request')],
  ['RFC 6749 §3.1',                'response_mode twice',                    authorize({ response_mode: ['query', 'query'] }),         redirected('invalid_request')],
];
