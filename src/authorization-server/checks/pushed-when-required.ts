import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const pushedWhenRequired: ServerCheck = {
  id: 'pushed_when_required',
  title: 'A client that is registered for pushed requests pushes them',
  spec: rfc(9126, '6'),
  run: ({ client, pushed }) =>
    client?.require_pushed_authorization_requests
      ? verdict(
          pushed,
          'a pushed authorization request',
          pushed ? 'a pushed authorization request' : 'plain parameters',
          error('invalid_request', 'The client must push its authorization request'),
        )
      : undefined,
};
