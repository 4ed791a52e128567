import { rfc } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** The server knows the response type. */
export const errorUnsupportedResponseType: Rule = errorRule({
  id: 'error_unsupported_response_type',
  title: 'The server knows the response_type and the response_mode',
  spec: rfc(6749, '4.1.2.1'),
  matches: (error) => familyOf(error) === 'unsupported_response_type',
  because:
    'The server does not offer this response_type or response_mode, or not to this client: many have the implicit and hybrid ones switched off.',
  checkFirst: ({ ask }) => [
    `Compare response_type (${(ask?.fields.value('response_type') ?? 'none').slice(0, 100)}) with response_types_supported in the metadata of the server.`,
    "Check in the client's registration whether tokens from the authorization endpoint are allowed.",
    'Use response_type=code with PKCE where nothing speaks against it.',
  ],
});
