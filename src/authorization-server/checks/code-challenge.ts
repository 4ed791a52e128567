import { isCodeChallenge } from '../../protocol/pkce.ts';
import { rfc } from '../../protocol/spec.ts';
import type { Context } from '../context.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const codeChallengePresent: ServerCheck = {
  id: 'code_challenge_present',
  title: 'The request carries a code_challenge',
  spec: rfc(9700, '2.1.1'),
  run: ({ value, server }) =>
    server.policy.requirePkce
      ? verdict(
          value('code_challenge') !== undefined,
          'a code_challenge',
          value('code_challenge'),
          error('invalid_request', 'The code_challenge is missing'),
        )
      : undefined,
};

/** Without a method the challenge counts as `plain`: the verifier itself, for everybody to read. */
export const challengeMethodAllowed: ServerCheck = {
  id: 'challenge_method_allowed',
  title: 'The code_challenge_method is allowed',
  spec: rfc(7636, '4.3'),
  run: (context) => {
    const { value, server } = context;
    if (value('code_challenge') === undefined) return undefined;
    const allowed = server.policy.allowPlainChallenge ? ['S256', 'plain'] : ['S256'];
    const method = methodOf(context);
    const actual = value('code_challenge_method') ?? '(absent, which means plain)';
    const refusal = error('invalid_request', 'The code_challenge_method is not supported; use S256');
    return verdict(allowed.includes(method), allowed.join(' or '), actual, refusal);
  },
};

/** SHA-256 in BASE64URL is always 43 characters; a plain challenge keeps the verifier's grammar. */
export const codeChallengeWellFormed: ServerCheck = {
  id: 'code_challenge_well_formed',
  title: 'The code_challenge has the form of its method',
  spec: rfc(7636, '4.2'),
  run: (context) => {
    const challenge = context.value('code_challenge');
    if (challenge === undefined) return undefined;
    const hashed = methodOf(context) === 'S256';
    const passed = hashed ? /^[A-Za-z0-9_-]{43}$/.test(challenge) : isCodeChallenge(challenge);
    const expected = hashed ? '43 characters of BASE64URL' : '43 to 128 characters of A-Z a-z 0-9 - . _ ~';
    return verdict(passed, expected, challenge, error('invalid_request', 'The code_challenge is malformed'));
  },
};

const methodOf = ({ value }: Context): string => value('code_challenge_method') ?? 'plain';
