import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** Without a method the challenge counts as `plain`: the verifier itself, for everybody to read. */
export const challengeMethodAllowed: ServerCheck = {
  id: 'challenge_method_allowed',
  title: 'The code_challenge_method is allowed',
  spec: rfc(7636, '4.3'),
  run: ({ value, server }) => {
    if (value('code_challenge') === undefined) return undefined;
    const allowed = server.policy.allowPlainChallenge ? ['S256', 'plain'] : ['S256'];
    const method = value('code_challenge_method') ?? 'plain';
    const actual = value('code_challenge_method') ?? '(absent, which means plain)';
    const refusal = error('invalid_request', 'The code_challenge_method is not supported; use S256');
    return verdict(allowed.includes(method), allowed.join(' or '), actual, refusal);
  },
};
