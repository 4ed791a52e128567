import { rfc } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** The server accepts how the client says who it is. */
export const errorInvalidClient: Rule = errorRule({
  id: 'error_invalid_client',
  title: 'The server knows the client and accepts its credentials',
  spec: rfc(6749, '5.2'),
  matches: (error) => familyOf(error) === 'invalid_client',
  because:
    'invalid_client says that the client is unknown to this server, sent no or wrong credentials, or sent them in a way that is not registered for it.',
  checkFirst: () => [
    'Compare client_id and secret with the registration at this very server, tenant and environment.',
    'Check how the client is registered to authenticate (client_secret_basic, client_secret_post, private_key_jwt, none), and that it does so.',
    'Check whether the secret has expired or was replaced.',
  ],
});
