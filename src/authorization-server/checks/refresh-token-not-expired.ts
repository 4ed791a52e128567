import { rfc } from '../../protocol/spec.ts';
import { error, moment, type ServerCheck, verdict } from './check.ts';

export const refreshTokenNotExpired: ServerCheck = {
  id: 'refresh_token_not_expired',
  title: 'The refresh token has not expired',
  spec: rfc(9700, '4.14.2'),
  run: ({ refreshToken, now }) => {
    const expiresAt = refreshToken?.expiresAt ?? 0;
    const refusal = error('invalid_grant', 'The refresh token has expired');
    return verdict(now < expiresAt, `before ${moment(expiresAt)}`, moment(now), refusal);
  },
};
