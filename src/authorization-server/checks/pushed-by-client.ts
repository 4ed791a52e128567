import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** The answer is the one to an unknown request_uri, so that nobody learns which there are. */
export const pushedByClient: ServerCheck = {
  id: 'pushed_by_client',
  title: 'The request was pushed by this client',
  spec: rfc(9126, '2.2'),
  run: ({ pushedRequest, client }) => {
    const refusal = error('invalid_request_uri', 'The request_uri is unknown or was used before');
    const pusher = pushedRequest?.clientId;
    return verdict(
      pusher === client?.client_id,
      pusher ?? 'the client that pushed it',
      client?.client_id,
      refusal,
    );
  },
};
