import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const refreshTokenNotRevoked: ServerCheck = {
  id: 'refresh_token_not_revoked',
  title: 'The family of the refresh token is not revoked',
  spec: rfc(7009, '2.1'),
  run: ({ refreshToken }) => {
    const revoked = refreshToken?.authorization.revoked ?? true;
    const refusal = error('invalid_grant', 'The refresh token is revoked');
    return verdict(!revoked, 'not revoked', revoked ? 'revoked' : 'not revoked', refusal);
  },
};
