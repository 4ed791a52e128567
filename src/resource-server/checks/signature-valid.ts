import { signatureVerifies } from '../../protocol/jwt.ts';
import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, inWords } from '../check.ts';

export const signatureValid: ApiCheck = {
  id: 'signature_valid',
  title: 'The signature is by a key of the authorization server',
  spec: rfc(9068, '4'),
  refusal: { status: 401, code: 'invalid_token', description: 'The signature of the token does not verify.' },
  async run({ token, header, jwks }) {
    const known = jwks.keys.some((key) => key.kid !== undefined && key.kid === header.kid);
    const passed = await signatureVerifies(token, jwks);
    const kid = inWords(header.kid);
    const why = known ? `does not verify with key ${kid}` : `no key ${kid} in the JWKS`;
    return {
      passed,
      expected: 'verifies with a key of the JWKS',
      actual: passed ? `verifies with key ${kid}` : why,
    };
  },
};
