import { accessTokenHash } from '../../protocol/dpop.ts';
import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, badProof, inWords } from '../check.ts';

/** Without it, a proof made for one token would do for another of the same key. */
export const dpopTokenHashMatches: ApiCheck = {
  id: 'dpop_token_hash_matches',
  title: 'ath is the hash of the access token',
  spec: rfc(9449, '4.3'),
  refusal: badProof('The DPoP proof is for another access token.'),
  async run({ proof, token }) {
    if (!proof) return undefined;
    const expected = accessTokenHash(token);
    return { passed: proof.claims.ath === expected, expected, actual: inWords(proof.claims.ath) };
  },
};
