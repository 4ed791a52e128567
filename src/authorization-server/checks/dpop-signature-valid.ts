import { proofAlgorithms, proofSignatureVerifies } from '../../protocol/dpop.ts';
import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const dpopSignatureValid: ServerCheck = {
  id: 'dpop_signature_valid',
  title: 'The DPoP proof is signed with the key that it carries',
  spec: rfc(9449, '4.3'),
  run: async ({ dpop: { proof } }) => {
    if (!proof) return undefined;
    const passed = await proofSignatureVerifies(proof);
    const alg = String(proof.header.alg);
    const expected = `a signature with ${proofAlgorithms.join(' or ')}`;
    const actual = `${passed ? 'a valid' : 'no valid'} signature with ${alg}`;
    return verdict(
      passed,
      expected,
      actual,
      error('invalid_dpop_proof', 'The signature of the DPoP proof is not valid'),
    );
  },
};
