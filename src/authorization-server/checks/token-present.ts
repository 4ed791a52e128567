import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const tokenPresent: ServerCheck = {
  id: 'token_present',
  title: 'The request carries a token',
  spec: rfc(7009, '2.1'),
  run: ({ value }) =>
    verdict(
      value('token') !== undefined,
      'a token',
      value('token'),
      error('invalid_request', 'The token is missing'),
    ),
};
