import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const dpopProofWellFormed: ServerCheck = {
  id: 'dpop_proof_well_formed',
  title: 'The DPoP proof is one JWT of type dpop+jwt with a public key and all its claims',
  spec: rfc(9449, '4.3'),
  run: ({ dpop: { count, proof } }) => {
    if (count === 0) return undefined;
    const problem = count > 1 ? `${count} DPoP headers` : problemOf(proof);
    const expected = 'one JWT with typ dpop+jwt, jwk, jti, htm, htu and iat';
    const refusal = error('invalid_dpop_proof', 'The DPoP proof is malformed');
    return verdict(problem === undefined, expected, problem ?? proof?.text, refusal);
  },
};

function problemOf(proof: Proof | undefined): string | undefined {
  if (!proof) return 'no JWT';
  if (proof.header.typ !== 'dpop+jwt') return `typ ${JSON.stringify(proof.header.typ)}`;
  if (!proof.jwk) return 'no usable public key in jwk';
  const { jti, htm, htu, iat } = proof.claims;
  const texts = Object.entries({ jti, htm, htu }).filter(
    ([, value]) => typeof value !== 'string' || value === '',
  );
  if (texts.length > 0) return `no ${texts.map(([name]) => name).join(', ')}`;
  return typeof iat === 'number' ? undefined : 'no iat';
}

type Proof = NonNullable<Parameters<ServerCheck['run']>[0]['dpop']['proof']>;
