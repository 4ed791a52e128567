import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const codeBoundToDpopKey: ServerCheck = {
  id: 'code_bound_to_dpop_key',
  title: 'The DPoP key is the one that the authorization request named',
  spec: rfc(9449, '10'),
  run: ({ code, dpop }) => {
    const expected = code?.dpopJkt;
    if (expected === undefined) return undefined;
    const refusal = error('invalid_grant', 'The code is bound to another DPoP key');
    return verdict(dpop.jkt === expected, `dpop_jkt ${expected}`, dpop.jkt, refusal);
  },
};
