import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, inWords } from '../check.ts';

/** No leeway: all parties here share one clock. */
export const tokenNotExpired: ApiCheck = {
  id: 'token_not_expired',
  title: 'The token has not expired',
  spec: rfc(9068, '4'),
  refusal: { status: 401, code: 'invalid_token', description: 'The token has expired.' },
  run({ claims, now, policy }) {
    if (!policy.checkExpiry) return undefined;
    const { exp } = claims;
    const passed = typeof exp === 'number' && now < exp;
    return { passed, expected: `exp after ${now}`, actual: inWords(exp) };
  },
};
