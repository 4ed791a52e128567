import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** The refusal brings the nonce that the next proof must carry, in a `DPoP-Nonce` header. */
export const dpopNonceCurrent: ServerCheck = {
  id: 'dpop_nonce_current',
  title: 'The DPoP proof carries a nonce of this server',
  spec: rfc(9449, '8'),
  run: ({ dpop: { proof }, server, now }) => {
    if (!proof || !server.policy.requireDpopNonce) return undefined;
    const { nonce } = proof.claims;
    const passed = server.dpopNonces.accepts(nonce, now);
    const refusal = error('use_dpop_nonce', 'The DPoP proof must carry the nonce of this answer');
    const actual = nonce === undefined ? undefined : String(nonce);
    return verdict(passed, server.dpopNonces.current(now), actual, refusal);
  },
};
