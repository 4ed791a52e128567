import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const accessTokenNotRevoked: ServerCheck = {
  id: 'access_token_not_revoked',
  title: 'The access token is not revoked',
  spec: rfc(7009, '2.1'),
  run: ({ accessToken }) => {
    const revoked = !accessToken || accessToken.revoked || accessToken.authorization.revoked;
    const refusal = error('invalid_token', 'The access token is revoked', 401);
    return verdict(!revoked, 'not revoked', revoked ? 'revoked' : 'not revoked', refusal);
  },
};
