import { rfc } from '../../protocol/spec.ts';
import { issuedToken } from '../store.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** An unknown token passes: there is nothing to revoke, which is what its sender wants (RFC 7009 §2.2). */
export const tokenIssuedToClient: ServerCheck = {
  id: 'token_issued_to_client',
  title: 'The token was issued to this client',
  spec: rfc(7009, '2.1'),
  run: ({ server, value, client }) => {
    const issued = issuedToken(server.store, value('token'));
    if (!issued) return undefined;
    const refusal = error('invalid_grant', 'The token was issued to another client');
    return verdict(issued.clientId === client?.client_id, issued.clientId, client?.client_id, refusal);
  },
};
