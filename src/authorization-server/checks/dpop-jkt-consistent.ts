import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const dpopJktConsistent: ServerCheck = {
  id: 'dpop_jkt_consistent',
  title: 'The dpop_jkt is a thumbprint, and the one of the DPoP proof if there is one',
  spec: rfc(9449, '10.1'),
  run: ({ value, dpop }) => {
    const jkt = value('dpop_jkt');
    if (jkt === undefined) return undefined;
    const passed = /^[\w-]{43}$/.test(jkt) && (dpop.jkt === undefined || dpop.jkt === jkt);
    const refusal = error('invalid_request', 'The dpop_jkt is not the thumbprint of the DPoP key');
    return verdict(passed, dpop.jkt ?? '43 characters of BASE64URL', jkt, refusal);
  },
};
