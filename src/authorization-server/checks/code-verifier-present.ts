import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/**
 * A code without a challenge takes no verifier either: else an attacker who strips the challenge from the authorization request
 * could pass off his own code (PKCE downgrade, RFC 9700 §4.8.2).
 */
export const codeVerifierPresent: ServerCheck = {
  id: 'code_verifier_present',
  title: 'A code_verifier comes where a code_challenge was stored, and only there',
  spec: rfc(9700, '2.1.1'),
  run: ({ code, value }) => {
    const verifier = value('code_verifier');
    if (code?.challenge)
      return verdict(
        verifier !== undefined,
        'a code_verifier',
        verifier,
        error('invalid_request', 'The code_verifier is missing'),
      );
    const refusal = error('invalid_grant', 'The authorization request had no code_challenge');
    return verdict(verifier === undefined, 'no code_verifier', verifier ?? 'no code_verifier', refusal);
  },
};
