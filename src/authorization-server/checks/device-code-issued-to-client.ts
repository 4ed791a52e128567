import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const deviceCodeIssuedToClient: ServerCheck = {
  id: 'device_code_issued_to_client',
  title: 'The device_code was issued to this client',
  spec: rfc(8628, '3.4'),
  run: ({ device, client }) => {
    const owner = device?.client.client_id;
    const refusal = error('invalid_grant', 'The device_code was issued to another client');
    return verdict(owner === client?.client_id, owner ?? 'its client', client?.client_id, refusal);
  },
};
