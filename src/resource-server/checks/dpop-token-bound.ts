import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, boundTo, inWords } from '../check.ts';

/** A proof by any key says nothing about a token that names none. */
export const dpopTokenBound: ApiCheck = {
  id: 'dpop_token_bound',
  title: 'A token of the scheme DPoP is bound to a key',
  spec: rfc(9449, '7.1'),
  refusal: { status: 401, code: 'invalid_token', description: 'The token is bound to no DPoP key.' },
  run({ scheme, claims }) {
    if (scheme !== 'DPoP') return undefined;
    const passed = boundTo(claims) !== undefined;
    return { passed, expected: 'cnf.jkt', actual: `cnf ${inWords(claims.cnf)}` };
  },
};
