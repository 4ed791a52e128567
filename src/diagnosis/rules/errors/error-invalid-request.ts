import { rfc } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** The server can read the request. */
export const errorInvalidRequest: Rule = errorRule({
  id: 'error_invalid_request',
  title: 'The request has what it needs, each parameter once, and in the right form',
  spec: rfc(6749, '4.1.2.1'),
  matches: (error) => familyOf(error) === 'invalid_request',
  because:
    'invalid_request says that a parameter is missing, stands there twice, has a value that the server does not take, or does not match the registration, as with redirect_uri.',
  checkFirst: ({ place }) =>
    place === 'authorization'
      ? [
          "Compare redirect_uri, character by character, with the client's registration.",
          'Check client_id, response_type, scope, and code_challenge with its method, against what the server asks for.',
        ]
      : [
          'Check that the body is form-encoded, and that grant_type and what it needs stand there once.',
          'Compare the parameters with what the documentation of this endpoint asks for.',
        ],
});
