import { spaceDelimited } from '../../protocol/parameters.ts';
import { rfc } from '../../protocol/spec.ts';
import { scopeGranted, scopesAllowed } from '../scopes.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/**
 * There is no default scope in a browser, where a person must see what is asked for; at the back channel there is, as RFC 6749 §3.3
 * leaves to the server. An API's scopes need its audience.
 */
export const scopeKnown: ServerCheck = {
  id: 'scope_known',
  title: 'Every scope is known for this audience and allowed to this client',
  spec: rfc(6749, '3.3'),
  run: (context) => {
    const { value } = context;
    const allowed = scopesAllowed(context);
    const asked = spaceDelimited(value('scope'));
    const given = asked.length > 0 || value('response_type') !== undefined ? asked : scopeGranted(context);
    const unknown = given.filter((scope) => !allowed.includes(scope));
    const problem =
      given.length === 0 ? 'The scope is missing' : 'The scope has what this server, API or client does not';
    const passed = given.length > 0 && unknown.length === 0;
    const actual = value('scope') ?? (given.join(' ') || undefined);
    return verdict(passed, `one or more of: ${allowed.join(' ')}`, actual, error('invalid_scope', problem));
  },
};
