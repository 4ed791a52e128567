import { spaceDelimited } from '../../protocol/parameters.ts';
import { rfc } from '../../protocol/spec.ts';
import { type ApiCheck, inWords } from '../check.ts';

export const scopeSufficient: ApiCheck = {
  id: 'scope_sufficient',
  title: 'The token allows what the request wants to do',
  spec: rfc(6750, '3.1'),
  refusal: {
    status: 403,
    code: 'insufficient_scope',
    description: 'The token does not carry the scope that this needs.',
  },
  run({ claims, scope }) {
    const granted = typeof claims.scope === 'string' ? spaceDelimited(claims.scope) : [];
    return { passed: granted.includes(scope), expected: scope, actual: inWords(claims.scope) };
  },
};
