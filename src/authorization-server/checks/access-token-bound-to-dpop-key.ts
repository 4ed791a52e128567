import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const accessTokenBoundToDpopKey: ServerCheck = {
  id: 'access_token_bound_to_dpop_key',
  title: 'The DPoP key is the one that the access token is bound to',
  spec: rfc(9449, '7.1'),
  run: ({ accessToken, dpop }) => {
    const expected = accessToken?.dpopJkt;
    if (expected === undefined) return undefined;
    const refusal = error('invalid_token', 'The access token is bound to another DPoP key', 401);
    return verdict(dpop.jkt === expected, expected, dpop.jkt, refusal);
  },
};
