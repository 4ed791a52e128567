import { signatureVerifies } from '../../protocol/jwt.ts';
import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, type Attempt, inWords, type Verdict } from '../check.ts';
import { hmacWithPublicKeyVerifies } from '../public-key-hmac.ts';

export const signatureValid: ApiCheck = {
  id: 'signature_valid',
  title: 'The signature is by a key of the authorization server',
  spec: rfc(9068, '4'),
  refusal: { status: 401, code: 'invalid_token', description: 'The signature of the token does not verify.' },
  async run(attempt) {
    const { token, header, jwks, policy } = attempt;
    if (!policy.verifySignature) return undefined;
    if (policy.acceptAlgNone && header.alg === 'none') return unsigned(attempt);
    if (policy.acceptHs256WithPublicKey && header.alg === 'HS256') return byPublicKey(attempt);
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

function unsigned({ signature }: Attempt): Verdict {
  const actual = signature === '' ? 'no signature' : 'a signature';
  return { passed: signature === '', expected: 'no signature, as the alg none says', actual };
}

async function byPublicKey({ token, jwks }: Attempt): Promise<Verdict> {
  const passed = await hmacWithPublicKeyVerifies(token, jwks);
  const expected = 'an HMAC with the public key as its secret';
  return { passed, expected, actual: passed ? expected : 'another secret' };
}
