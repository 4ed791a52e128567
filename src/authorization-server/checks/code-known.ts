import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const codeKnown: ServerCheck = {
  id: 'code_known',
  title: 'The server issued this code',
  spec: rfc(6749, '5.2'),
  run: ({ code, value }) =>
    verdict(
      code !== undefined,
      'a code that this server issued',
      value('code'),
      error('invalid_grant', 'The code is unknown'),
    ),
};
