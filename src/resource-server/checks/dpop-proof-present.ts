import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, badProof } from '../check.ts';

export const dpopProofPresent: ApiCheck = {
  id: 'dpop_proof_present',
  title: 'The request carries one DPoP proof',
  spec: rfc(9449, '4.3'),
  refusal: badProof('Send one DPoP header with a proof.'),
  run({ scheme, proofs, policy }) {
    if (scheme !== 'DPoP' || (proofs.length === 0 && !policy.requireProofForBoundTokens)) return undefined;
    return { passed: proofs.length === 1, expected: '1 DPoP header', actual: String(proofs.length) };
  },
};
