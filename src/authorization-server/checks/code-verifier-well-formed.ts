import { isCodeVerifier } from '../../protocol/pkce.ts';
import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const codeVerifierWellFormed: ServerCheck = {
  id: 'code_verifier_well_formed',
  title: 'The code_verifier has the length and the characters of one',
  spec: rfc(7636, '4.1'),
  run: ({ code, value }) => {
    if (!code?.challenge) return undefined;
    const verifier = value('code_verifier') ?? '';
    const refusal = error('invalid_request', 'The code_verifier is malformed');
    return verdict(
      isCodeVerifier(verifier),
      '43 to 128 characters of A-Z a-z 0-9 - . _ ~',
      verifier,
      refusal,
    );
  },
};
