import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** A missing client_id is "no client authentication included", so the token endpoint calls both cases `invalid_client` (RFC 6749 §5.2). */
export const clientRegistered: ServerCheck = {
  id: 'client_registered',
  title: 'The client is registered',
  spec: rfc(6749, '2.2'),
  run: ({ client, value }) =>
    verdict(
      client !== undefined,
      'the client_id of a registered client',
      value('client_id'),
      error(
        'invalid_client',
        value('client_id') ? 'The client is not registered' : 'The client_id is missing',
      ),
    ),
};
