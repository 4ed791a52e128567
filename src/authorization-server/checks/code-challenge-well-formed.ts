import { isCodeChallenge } from '../../protocol/pkce.ts';
import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** SHA-256 in BASE64URL is always 43 characters; a plain challenge keeps the verifier's grammar. */
export const codeChallengeWellFormed: ServerCheck = {
  id: 'code_challenge_well_formed',
  title: 'The code_challenge has the form of its method',
  spec: rfc(7636, '4.2'),
  run: ({ value }) => {
    const challenge = value('code_challenge');
    if (challenge === undefined) return undefined;
    const hashed = value('code_challenge_method') === 'S256';
    const passed = hashed ? /^[A-Za-z0-9_-]{43}$/.test(challenge) : isCodeChallenge(challenge);
    const expected = hashed ? '43 characters of BASE64URL' : '43 to 128 characters of A-Z a-z 0-9 - . _ ~';
    return verdict(passed, expected, challenge, error('invalid_request', 'The code_challenge is malformed'));
  },
};
