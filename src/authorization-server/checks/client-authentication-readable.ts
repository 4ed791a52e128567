import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const clientAuthenticationReadable: ServerCheck = {
  id: 'client_authentication_readable',
  title: 'The client authentication can be read',
  spec: rfc(6749, '5.2'),
  run: ({ authentication: { methods, unreadable } }) =>
    methods.length === 0
      ? undefined
      : verdict(
          unreadable === undefined,
          'Basic with a form-encoded id:secret, or a JWT as client_assertion',
          unreadable ?? methods.join(' '),
          error('invalid_client', 'The client authentication cannot be read'),
        ),
};
