import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const refreshTokenBoundToDpopKey: ServerCheck = {
  id: 'refresh_token_bound_to_dpop_key',
  title: 'The DPoP key is the one that the refresh token is bound to',
  spec: rfc(9449, '5'),
  run: ({ refreshToken, dpop }) => {
    const expected = refreshToken?.dpopJkt;
    if (expected === undefined) return undefined;
    const refusal = error('invalid_grant', 'The refresh token is bound to another DPoP key');
    return verdict(dpop.jkt === expected, `a proof with the key ${expected}`, dpop.jkt, refusal);
  },
};
