import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const codeIssuedToClient: ServerCheck = {
  id: 'code_issued_to_client',
  title: 'The code was issued to this client',
  spec: rfc(6749, '4.1.3'),
  run: ({ code, client, server }) =>
    server.policy.bindCodeToClient
      ? verdict(
          code?.clientId === client?.client_id,
          code?.clientId ?? 'the client of the code',
          client?.client_id,
          error('invalid_grant', 'The code was issued to another client'),
        )
      : undefined,
};
