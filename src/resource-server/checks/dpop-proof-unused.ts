import { keyThumbprint } from '../../protocol/dpop.ts';
import { sha256, toBase64Url } from '../../protocol/encoding.ts';
import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, badProof, inWords } from '../check.ts';

/** The last of the proof's checks: a proof that was refused for another reason is not used up. */
export const dpopProofUnused: ApiCheck = {
  id: 'dpop_proof_unused',
  title: 'The proof was not used before',
  spec: rfc(9449, '11.1'),
  refusal: badProof('The DPoP proof was used before.'),
  async run({ proof, policy, usedProofs, now }) {
    if (!proof?.jwk || !policy.singleUseDpopProofs) return undefined;
    const { jti } = proof.claims;
    // By the key too, so that nobody can use up another's jti; hashed, because a jti may be long.
    const name = toBase64Url(sha256(`${await keyThumbprint(proof.jwk)} ${jti}`));
    const passed = usedProofs.use(name, now);
    return {
      passed,
      expected: 'a jti never seen',
      actual: `${inWords(jti)}, ${passed ? 'new' : 'seen before'}`,
    };
  },
};
