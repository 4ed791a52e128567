import { rfc } from '../../protocol/spec.ts';
import { proofName } from '../dpop.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const dpopUnused: ServerCheck = {
  id: 'dpop_unused',
  title: 'The DPoP proof comes for the first time',
  spec: rfc(9449, '11.1'),
  run: ({ dpop, server }) => {
    const { proof } = dpop;
    if (!proof || !server.policy.singleUseDpopProofs) return undefined;
    const used = server.store.usedIds.get(proofName({ dpop })) !== undefined;
    const jti = String(proof.claims.jti);
    const refusal = error('invalid_dpop_proof', 'The DPoP proof was used before');
    return verdict(!used, 'a jti not used before', used ? `${jti}, used before` : jti, refusal);
  },
};
