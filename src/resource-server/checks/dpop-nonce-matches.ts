import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, inWords } from '../check.ts';

/** A proof made in advance cannot hold what the API had not said yet. The refusal brings the nonce in its `DPoP-Nonce` header. */
export const dpopNonceMatches: ApiCheck = {
  id: 'dpop_nonce_matches',
  title: 'The proof carries a recent nonce of the API',
  spec: rfc(9449, '9'),
  refusal: {
    status: 401,
    code: 'use_dpop_nonce',
    description: 'Put the nonce of the DPoP-Nonce header into the DPoP proof.',
  },
  run({ proof, nonces, now }) {
    if (!proof || !nonces) return undefined;
    const { nonce } = proof.claims;
    return { passed: nonces.accepts(nonce, now), expected: nonces.current(now), actual: inWords(nonce) };
  },
};
