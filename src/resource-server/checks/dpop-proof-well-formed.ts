import type { DpopProof } from '../../protocol/dpop.ts';
import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, badProof } from '../check.ts';

/** The claims are only there; later checks compare them. */
export const dpopProofWellFormed: ApiCheck = {
  id: 'dpop_proof_well_formed',
  title: 'The proof is a JWT of the type dpop+jwt with its public key and all claims that it needs',
  spec: rfc(9449, '4.2'),
  refusal: badProof('The DPoP proof is not a dpop+jwt with a public jwk, jti, htm, htu and iat.'),
  run({ proofs, proof }) {
    if (proofs.length === 0) return undefined;
    const wrong = proof ? wrongParts(proof) : ['not a JWT'];
    return {
      passed: wrong.length === 0,
      expected: 'a JWT with typ dpop+jwt, a public jwk, jti, htm, htu, iat',
      actual: wrong.length === 0 ? 'all of them' : `missing or wrong: ${wrong.join(', ')}`,
    };
  },
};

function wrongParts({ header, jwk, claims }: DpopProof): string[] {
  const { jti, htm, htu, iat } = claims;
  const right = {
    typ: header.typ === 'dpop+jwt',
    jwk: jwk !== undefined,
    jti: typeof jti === 'string' && jti !== '',
    htm: typeof htm === 'string',
    htu: typeof htu === 'string',
    iat: typeof iat === 'number',
  };
  return Object.entries(right).flatMap(([name, ok]) => (ok ? [] : name));
}
