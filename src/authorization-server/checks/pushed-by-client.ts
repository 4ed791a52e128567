import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const pushedByClient: ServerCheck = {
  id: 'pushed_by_client',
  title: 'The request was pushed by this client',
  spec: rfc(9126, '2.2'),
  run: ({ pushedRequest, client }) => {
    const refusal = error('invalid_request', 'The request_uri belongs to another client');
    const pusher = pushedRequest?.clientId;
    return verdict(
      pusher === client?.client_id,
      pusher ?? 'the client that pushed it',
      client?.client_id,
      refusal,
    );
  },
};
