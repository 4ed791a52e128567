import { decodeJwt } from '../../protocol/jwt.ts';
import { rfc } from '../../protocol/spec.ts';
import { error, moment, type ServerCheck, verdict } from './check.ts';

export const accessTokenNotExpired: ServerCheck = {
  id: 'access_token_not_expired',
  title: 'The access token has not expired',
  spec: rfc(9068, '4'),
  run: ({ bearer, now }) => {
    const exp = decodeJwt(bearer.token ?? '')?.claims.exp;
    const expiresAt = typeof exp === 'number' ? exp : 0;
    const refusal = error('invalid_token', 'The access token has expired', 401);
    return verdict(now < expiresAt, `before ${moment(expiresAt)}`, moment(now), refusal);
  },
};
