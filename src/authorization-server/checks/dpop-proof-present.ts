import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const dpopProofPresent: ServerCheck = {
  id: 'dpop_proof_present',
  title: 'A client that is registered for bound tokens proves a key',
  spec: rfc(9449, '5.2'),
  run: ({ client, dpop }) =>
    client?.dpop_bound_access_tokens
      ? verdict(
          dpop.count > 0,
          'a DPoP header',
          dpop.count > 0 ? 'a DPoP header' : undefined,
          error('invalid_dpop_proof', 'The client must send a DPoP proof'),
        )
      : undefined,
};
