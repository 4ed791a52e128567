import { rfc } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule, shortCode } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** The token endpoint knows the grant type. */
export const errorUnsupportedGrantType: Rule = errorRule({
  id: 'error_unsupported_grant_type',
  title: 'The server knows the grant_type',
  spec: rfc(6749, '5.2'),
  matches: (error) => familyOf(error) === 'unsupported_grant_type',
  because:
    'unsupported_grant_type says that the token endpoint does not know this grant_type, or has it switched off.',
  checkFirst: ({ call }) => [
    `Check the spelling of grant_type: ${call?.grant === undefined ? 'the trace does not show it' : `the request says ${shortCode(call.grant.slice(0, 100))}`}.`,
    'Compare it with grant_types_supported in the metadata of the server.',
    'Check that the body is form-encoded: a server that cannot read it sees no grant_type.',
  ],
});
