import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck } from './check.ts';
import { notExpired } from './not-expired.ts';

const EXPIRED = error('invalid_grant', 'The refresh token has expired');

export const refreshTokenNotExpired: ServerCheck = {
  id: 'refresh_token_not_expired',
  title: 'The refresh token has not expired',
  spec: rfc(9700, '4.14.2'),
  run: (context) => notExpired(context, context.refreshToken?.expiresAt, EXPIRED),
};
