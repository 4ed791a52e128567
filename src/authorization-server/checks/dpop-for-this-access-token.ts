import { accessTokenHash } from '../../protocol/dpop.ts';
import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const dpopForThisAccessToken: ServerCheck = {
  id: 'dpop_for_this_access_token',
  title: 'A bound access token comes with a DPoP proof that names it',
  spec: rfc(9449, '4.3'),
  run: async ({ bearer, accessToken, dpop }) => {
    if (accessToken?.dpopJkt === undefined) return undefined;
    const ath = accessTokenHash(bearer.token ?? '');
    const actual = dpop.proof && `ath ${String(dpop.proof.claims.ath)}`;
    const refusal = error('invalid_dpop_proof', 'The DPoP proof is missing or for another access token');
    return verdict(dpop.proof?.claims.ath === ath, `ath ${ath}`, actual, refusal);
  },
};
