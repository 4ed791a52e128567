import { proofSignatureVerifies } from '../../protocol/dpop.ts';
import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, badProof } from '../check.ts';

export const dpopProofSignature: ApiCheck = {
  id: 'dpop_proof_signature',
  title: 'The proof is signed with the key in its own header',
  spec: rfc(9449, '4.3'),
  refusal: badProof('The signature of the DPoP proof does not verify.'),
  async run({ proof }) {
    if (!proof) return undefined;
    const passed = await proofSignatureVerifies(proof);
    return { passed, expected: 'verifies with jwk', actual: passed ? 'verifies' : 'does not verify' };
  },
};
