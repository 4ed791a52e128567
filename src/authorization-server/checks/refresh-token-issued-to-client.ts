import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** Judged before reuse, so that another client cannot have the family revoked. */
export const refreshTokenIssuedToClient: ServerCheck = {
  id: 'refresh_token_issued_to_client',
  title: 'The refresh token was issued to this client',
  spec: rfc(6749, '10.4'),
  run: ({ refreshToken, client }) =>
    verdict(
      refreshToken?.clientId === client?.client_id,
      refreshToken?.clientId ?? 'the client of the token',
      client?.client_id,
      error('invalid_grant', 'The refresh token was issued to another client'),
    ),
};
