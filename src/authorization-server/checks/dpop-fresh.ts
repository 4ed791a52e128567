import { rfc } from '../../protocol/spec.ts';
import { proofWindow } from '../dpop.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const dpopFresh: ServerCheck = {
  id: 'dpop_fresh',
  title: 'The DPoP proof was made just now',
  spec: rfc(9449, '11.1'),
  run: ({ dpop: { proof }, now }) => {
    if (!proof) return undefined;
    const iat = Number(proof.claims.iat);
    const { past, future } = proofWindow;
    const passed = iat >= now - past && iat <= now + future;
    const expected = `iat between ${now - past} and ${now + future}`;
    return verdict(
      passed,
      expected,
      `iat ${iat}`,
      error('invalid_dpop_proof', 'The DPoP proof is too old or from the future'),
    );
  },
};
