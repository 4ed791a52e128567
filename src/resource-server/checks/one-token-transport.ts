import { rfc } from '../../protocol/spec.ts';
import type { ApiCheck } from '../check.ts';

/**
 * A URL ends up in logs, history and Referer, so a token in the query is refused even where it is the only one.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.3.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.3.2)
 */
export const oneTokenTransport: ApiCheck = {
  id: 'one_token_transport',
  title: 'The token came once, in the Authorization header',
  spec: rfc(9700, '4.3.2'),
  refusal: {
    status: 400,
    code: 'invalid_request',
    description: 'Send the access token once, in the Authorization header and nowhere else.',
  },
  run({ sent }) {
    const found = [
      ...sent.authorizations.map(() => 'Authorization header'),
      ...sent.inQuery.map(() => 'query'),
      ...sent.inBody.map(() => 'body'),
    ];
    const expected = 'Authorization header';
    return { passed: found.length === 1 && found[0] === expected, expected, actual: found.join(', ') };
  },
};
