import { rfc } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** The client may use this grant. */
export const errorUnauthorizedClient: Rule = errorRule({
  id: 'error_unauthorized_client',
  title: 'The client may use this flow',
  spec: rfc(6749, '5.2'),
  matches: (error) => familyOf(error) === 'unauthorized_client',
  because:
    'unauthorized_client says that the server knows the client but does not let it use this grant or response type. What is allowed stands in its registration, which no trace shows.',
  checkFirst: ({ call, ask }) => [
    `Look in the client's registration for the allowed grants: is ${call?.grant ?? ask?.fields.value('response_type') ?? 'this one'} among them?`,
    'Check that the client is of the right kind (web, single-page, native, machine), and belongs to this tenant.',
  ],
});
