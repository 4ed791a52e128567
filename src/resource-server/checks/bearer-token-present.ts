import { rfc } from '../../protocol/spec.ts';
import type { ApiCheck } from '../check.ts';
import { firstToken } from '../token-transports.ts';

export const bearerTokenPresent: ApiCheck = {
  id: 'bearer_token_present',
  title: 'The request carries an access token',
  spec: rfc(6750, '2.1'),
  refusal: { status: 401, description: 'Send an access token in the Authorization header.' },
  run({ sent, scheme = 'Bearer' }) {
    const [other] = sent.authorizations;
    const passed = firstToken(sent) !== undefined;
    const absent =
      other === undefined ? '(absent)' : `Authorization: ${other.trim().split(' ')[0]}, no token`;
    return { passed, expected: `Authorization: ${scheme} <token>`, actual: passed ? 'a token' : absent };
  },
};
