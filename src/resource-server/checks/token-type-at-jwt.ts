import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, inWords } from '../check.ts';

/** An ID token has another type, so that it cannot pass for an access token. */
export const tokenTypeAtJwt: ApiCheck = {
  id: 'token_type_at_jwt',
  title: 'The token is a JWT of the type at+jwt',
  spec: rfc(9068, '4'),
  refusal: { status: 401, code: 'invalid_token', description: 'The token is no JWT access token.' },
  run({ isJwt, header, policy }) {
    if (!policy.checkTokenType) return undefined;
    const typ = typeof header.typ === 'string' ? header.typ.toLowerCase() : undefined;
    return {
      passed: typ === 'at+jwt' || typ === 'application/at+jwt',
      expected: 'typ at+jwt',
      actual: isJwt ? `typ ${inWords(header.typ)}` : 'not a JWT',
    };
  },
};
