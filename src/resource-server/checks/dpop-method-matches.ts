import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, badProof, inWords } from '../check.ts';

/** Methods are compared with case, as HTTP does. */
export const dpopMethodMatches: ApiCheck = {
  id: 'dpop_method_matches',
  title: 'htm is the method of this request',
  spec: rfc(9449, '4.3'),
  refusal: badProof('The DPoP proof is for another method.'),
  run({ proof, method }) {
    if (!proof) return undefined;
    return { passed: proof.claims.htm === method, expected: method, actual: inWords(proof.claims.htm) };
  },
};
