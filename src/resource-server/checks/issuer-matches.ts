import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, inWords } from '../check.ts';

export const issuerMatches: ApiCheck = {
  id: 'issuer_matches',
  title: 'iss is the authorization server that the API trusts',
  spec: rfc(9068, '4'),
  refusal: { status: 401, code: 'invalid_token', description: 'The token is from another issuer.' },
  run({ claims, issuer, policy }) {
    if (!policy.checkIssuer) return undefined;
    return { passed: claims.iss === issuer, expected: issuer, actual: inWords(claims.iss) };
  },
};
