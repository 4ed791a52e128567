import { codeChallenge } from '../../protocol/pkce.ts';
import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const verifierMatchesChallenge: ServerCheck = {
  id: 'verifier_matches_challenge',
  title: 'The code_verifier gives the stored code_challenge',
  spec: rfc(7636, '4.6'),
  run: async ({ code, value }) => {
    const challenge = code?.challenge;
    if (!challenge) return undefined;
    const computed = codeChallenge(value('code_verifier') ?? '', challenge.method);
    const refusal = error('invalid_grant', 'The code_verifier does not match the code_challenge');
    return verdict(computed === challenge.value, challenge.value, computed, refusal);
  },
};
