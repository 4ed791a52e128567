import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, inWords } from '../check.ts';

/**
 * The API decides how tokens are signed; the token's header does not. `none` in particular is refused.
 * @see [RFC 9068 - JWT Profile for OAuth 2.0 Access Tokens, section 4](https://www.rfc-editor.org/rfc/rfc9068#section-4)
 */
export const algorithmAllowed: ApiCheck = {
  id: 'algorithm_allowed',
  title: 'The token is signed with an algorithm that the API accepts',
  spec: rfc(8725, '3.1'),
  refusal: { status: 401, code: 'invalid_token', description: 'The token is not signed with RS256.' },
  run({ header, policy }) {
    const none = policy.acceptAlgNone ? ['none'] : [];
    const hs256 = policy.acceptHs256WithPublicKey ? ['HS256'] : [];
    const allowed: unknown[] = ['RS256', ...none, ...hs256];
    return {
      passed: allowed.includes(header.alg),
      expected: allowed.join(' or '),
      actual: inWords(header.alg),
    };
  },
};
