import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const parametersNotRepeated: ServerCheck = {
  id: 'parameters_not_repeated',
  title: 'No parameter stands twice',
  spec: rfc(6749, '3.1'),
  run: ({ repeated }) =>
    verdict(
      repeated.length === 0,
      'each parameter once',
      repeated.length === 0 ? 'each parameter once' : `repeated: ${repeated.join(', ')}`,
      error('invalid_request', 'A parameter stands more than once'),
    ),
};
