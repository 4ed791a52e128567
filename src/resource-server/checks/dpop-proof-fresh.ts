import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, badProof, inWords } from '../check.ts';
import { PROOF_WINDOW } from '../dpop-memory.ts';

export const dpopProofFresh: ApiCheck = {
  id: 'dpop_proof_fresh',
  title: 'The proof was made just now',
  spec: rfc(9449, '11.1'),
  refusal: badProof('The iat of the DPoP proof is too long ago or yet to come.'),
  run({ proof, now }) {
    if (!proof) return undefined;
    const { iat } = proof.claims;
    const [earliest, latest] = [now - PROOF_WINDOW.past, now + PROOF_WINDOW.future];
    const passed = typeof iat === 'number' && earliest <= iat && iat <= latest;
    return { passed, expected: `iat from ${earliest} to ${latest}`, actual: inWords(iat) };
  },
};
