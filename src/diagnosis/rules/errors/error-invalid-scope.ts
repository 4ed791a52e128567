import { rfc } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** The client may ask for what it asks for. */
export const errorInvalidScope: Rule = errorRule({
  id: 'error_invalid_scope',
  title: 'The client may ask for these scopes and this audience',
  spec: rfc(6749, '5.2'),
  matches: (error) => familyOf(error) === 'invalid_scope',
  because:
    'The server does not know one of the scopes, or the API that they are for, or does not let this client ask for them.',
  checkFirst: ({ ask, call }) => [
    `Compare the scope of the request (${(ask?.fields.value('scope') ?? call?.fields.value('scope') ?? 'none').slice(0, 200)}) with those that are allowed for the client.`,
    'Check audience or resource: is the API known to this server under this very name?',
  ],
});
