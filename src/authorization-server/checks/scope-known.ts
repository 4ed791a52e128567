import { spaceDelimited } from '../../protocol/parameters.ts';
import { rfc } from '../../protocol/spec.ts';
import { scopeInWords, standardScopes } from '../scopes.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** There is no default scope: a request without any is refused, as RFC 6749 §3.3 allows. An API's scopes need its audience. */
export const scopeKnown: ServerCheck = {
  id: 'scope_known',
  title: 'Every scope is known for this audience',
  spec: rfc(6749, '3.3'),
  run: ({ value, server }) => {
    const api = server.apis.get(value('audience') ?? '');
    const asked = spaceDelimited(value('scope'));
    const unknown = asked.filter((scope) => scopeInWords(scope, api) === undefined);
    const known = [...standardScopes, ...Object.keys(api?.scopes ?? {})].join(' ');
    const problem = asked.length === 0 ? 'The scope is missing' : `Unknown scope: ${unknown.join(' ')}`;
    const passed = asked.length > 0 && unknown.length === 0;
    return verdict(passed, `one or more of: ${known}`, value('scope'), error('invalid_scope', problem));
  },
};
