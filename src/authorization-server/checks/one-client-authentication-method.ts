import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const oneClientAuthenticationMethod: ServerCheck = {
  id: 'one_client_authentication_method',
  title: 'The client authenticates in one way at most',
  spec: rfc(6749, '2.3'),
  run: ({ authentication: { methods } }) => {
    if (methods.length === 0) return undefined;
    const refusal = error('invalid_request', 'The client authenticates in more than one way');
    return verdict(methods.length === 1, 'one method', methods.join(' and '), refusal);
  },
};
