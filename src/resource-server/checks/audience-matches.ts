import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, inWords } from '../check.ts';

/** Without it, a token made for one API would open every other of the same issuer. */
export const audienceMatches: ApiCheck = {
  id: 'audience_matches',
  title: 'aud names this API',
  spec: rfc(9068, '4'),
  refusal: { status: 401, code: 'invalid_token', description: 'The token is for another audience.' },
  run({ claims, audience, policy }) {
    if (!policy.checkAudience) return undefined;
    const { aud } = claims;
    const passed = aud === audience || (Array.isArray(aud) && aud.includes(audience));
    return { passed, expected: audience, actual: inWords(aud) };
  },
};
