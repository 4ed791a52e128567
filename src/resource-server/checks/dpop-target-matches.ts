import { sameTarget } from '../../protocol/dpop.ts';
import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, badProof, inWords } from '../check.ts';

/** Without it, a proof made for one server would do for every other. */
export const dpopTargetMatches: ApiCheck = {
  id: 'dpop_target_matches',
  title: 'htu is the URL of this request, without query and fragment',
  spec: rfc(9449, '4.3'),
  refusal: badProof('The DPoP proof is for another URL.'),
  run({ proof, url }) {
    if (!proof) return undefined;
    const [expected = ''] = url.split(/[?#]/);
    return { passed: sameTarget(proof.claims.htu, url), expected, actual: inWords(proof.claims.htu) };
  },
};
