import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, inWords } from '../check.ts';

export const tokenAlreadyValid: ApiCheck = {
  id: 'token_already_valid',
  title: 'The token is already valid, where it says from when',
  spec: rfc(7519, '4.1.5'),
  refusal: { status: 401, code: 'invalid_token', description: 'The token is not valid yet.' },
  run({ claims, now }) {
    const { nbf } = claims;
    const passed = nbf === undefined || (typeof nbf === 'number' && nbf <= now);
    return { passed, expected: `no nbf, or at most ${now}`, actual: inWords(nbf) };
  },
};
