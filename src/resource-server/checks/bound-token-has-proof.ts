import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, inWords } from '../check.ts';

/** Without it, whoever stole a bound token could send it as a bearer token, and the binding would protect nothing. */
export const boundTokenHasProof: ApiCheck = {
  id: 'bound_token_has_proof',
  title: 'A token that is bound to a key does not come as a bearer token',
  spec: rfc(9449, '7.2'),
  refusal: {
    status: 401,
    code: 'invalid_token',
    description: 'The token is bound to a key. Send it with the scheme DPoP and a proof.',
    offersDpop: true,
  },
  run({ scheme, claims, policy }) {
    if (claims.cnf === undefined || !policy.requireProofForBoundTokens) return undefined;
    const actual = `${scheme}, with cnf ${inWords(claims.cnf)}`;
    return { passed: scheme === 'DPoP', expected: 'the scheme DPoP', actual };
  },
};
