import { proofAlgorithms } from '../../protocol/dpop.ts';
import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, badProof, inWords } from '../check.ts';

/** Only asymmetric ones: a shared secret would prove nothing about who holds the key. */
export const dpopProofAlgorithm: ApiCheck = {
  id: 'dpop_proof_algorithm',
  title: 'The proof is signed with an algorithm that the API accepts',
  spec: rfc(9449, '4.3'),
  refusal: badProof('The DPoP proof is not signed with one of the algorithms in algs.'),
  run({ proof }) {
    if (!proof) return undefined;
    const passed = proofAlgorithms.some((algorithm) => algorithm === proof.header.alg);
    return { passed, expected: proofAlgorithms.join(', '), actual: inWords(proof.header.alg) };
  },
};
