import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const codePresent: ServerCheck = {
  id: 'code_present',
  title: 'The request carries a code',
  spec: rfc(6749, '4.1.3'),
  run: ({ value }) =>
    verdict(
      value('code') !== undefined,
      'a code',
      value('code'),
      error('invalid_request', 'The code is missing'),
    ),
};
