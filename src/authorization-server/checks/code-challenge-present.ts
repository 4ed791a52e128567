import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** A public client has nothing else that ties a code to it; a confidential one has its credentials. */
export const codeChallengePresent: ServerCheck = {
  id: 'code_challenge_present',
  title: 'The request carries a code_challenge',
  spec: rfc(9700, '2.1.1'),
  run: ({ value, server, client }) =>
    server.policy.requirePkce && client?.token_endpoint_auth_method === 'none' && asksForCode(value)
      ? verdict(
          value('code_challenge') !== undefined,
          'a code_challenge',
          value('code_challenge'),
          error('invalid_request', 'The code_challenge is missing'),
        )
      : undefined,
};

function asksForCode(value: (name: string) => string | undefined): boolean {
  return value('response_type')?.split(' ').includes('code') ?? false;
}
