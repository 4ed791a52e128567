import { keyThumbprint } from '../../protocol/dpop.ts';
import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, boundTo, inWords } from '../check.ts';

/** The heart of it: the thief has the token, but not the key. */
export const dpopKeyMatches: ApiCheck = {
  id: 'dpop_key_matches',
  title: 'The key of the proof is the one that the token is bound to',
  spec: rfc(9449, '6.1'),
  refusal: {
    status: 401,
    code: 'invalid_token',
    description: 'The token is bound to another key than that of the DPoP proof.',
  },
  async run({ proof, claims }) {
    if (!proof?.jwk) return undefined;
    const expected = boundTo(claims);
    const actual = await keyThumbprint(proof.jwk);
    return { passed: actual === expected, expected: inWords(expected), actual };
  },
};
