import { sameTarget } from '../../protocol/dpop.ts';
import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const dpopForThisRequest: ServerCheck = {
  id: 'dpop_for_this_request',
  title: 'The DPoP proof names the method and the URL of this request',
  spec: rfc(9449, '4.3'),
  run: ({ dpop: { proof }, request, endpoint }) => {
    if (!proof) return undefined;
    const { htm, htu } = proof.claims;
    const passed = htm === request.method && sameTarget(htu, endpoint);
    const refusal = error('invalid_dpop_proof', 'The DPoP proof is for another request');
    return verdict(passed, `${request.method} ${endpoint}`, `${String(htm)} ${String(htu)}`, refusal);
  },
};
