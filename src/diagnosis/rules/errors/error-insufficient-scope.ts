import { rfc } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** The token carries the right that the API asks for. */
export const errorInsufficientScope: Rule = errorRule({
  id: 'error_insufficient_scope',
  title: 'The token carries the right that the call needs',
  spec: rfc(6750, '3.1'),
  matches: (error) => familyOf(error) === 'insufficient_scope',
  // A 403 alone is mostly the API's own: this user may not do this.
  weight: ({ code }) => (code === 'insufficient_scope' ? 'error' : 'note'),
  because:
    'The API knows the caller and refuses this call: the token lacks a scope, role or permission, or the user may not see this resource.',
  checkFirst: ({ resource }) => [
    `Compare the scope of the token (${String(resource?.seen?.jwt?.claims['scope'] ?? resource?.seen?.jwt?.claims['scp'] ?? 'not in this trace').slice(0, 200)}) with what the API asks for${resource?.challenge.has('scope') ? `: ${(resource.challenge.value('scope') ?? '').slice(0, 200)}` : ''}.`,
    'Check whether the app asked for that scope, and whether the server granted it.',
    "Check the user's roles and permissions in the API itself.",
  ],
});
