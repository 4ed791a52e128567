import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const statePresent: ServerCheck = {
  id: 'state_present',
  title: 'The request carries a state',
  spec: rfc(6749, '10.12'),
  run: ({ value, server }) =>
    server.policy.requireState
      ? verdict(
          value('state') !== undefined,
          'a state',
          value('state'),
          error('invalid_request', 'The state is missing'),
        )
      : undefined,
};
