import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const refreshTokenPresent: ServerCheck = {
  id: 'refresh_token_present',
  title: 'The request carries a refresh_token',
  spec: rfc(6749, '6'),
  run: ({ value }) =>
    verdict(
      value('refresh_token') !== undefined,
      'a refresh_token',
      value('refresh_token'),
      error('invalid_request', 'The refresh_token is missing'),
    ),
};
