import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const clientNamedOnce: ServerCheck = {
  id: 'client_named_once',
  title: 'Every part of the request names the same client',
  spec: rfc(7521, '4.2'),
  run: ({ authentication: { methods, clientIds } }) => {
    if (methods.length === 0 || clientIds.length === 0) return undefined;
    const refusal = error('invalid_request', 'The client_id is not the one of the client authentication');
    return verdict(clientIds.length === 1, 'one client_id', clientIds.join(' and '), refusal);
  },
};
