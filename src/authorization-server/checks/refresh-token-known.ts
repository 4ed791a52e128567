import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const refreshTokenKnown: ServerCheck = {
  id: 'refresh_token_known',
  title: 'The server issued this refresh token',
  spec: rfc(6749, '5.2'),
  run: ({ refreshToken, value }) =>
    verdict(
      refreshToken !== undefined,
      'a refresh token that this server issued',
      value('refresh_token'),
      error('invalid_grant', 'The refresh token is unknown'),
    ),
};
