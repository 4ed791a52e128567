import { rfc } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** The server takes the DPoP proof. */
export const errorDpop: Rule = errorRule({
  id: 'error_dpop',
  title: 'The server takes the DPoP proof',
  spec: rfc(9449, '5'),
  matches: (error) => familyOf(error) === 'dpop',
  because:
    'The server wants a DPoP proof with its own nonce, or cannot accept the proof that was sent: its key, its time, its URL or its method.',
  checkFirst: ({ code }) =>
    code === 'use_dpop_nonce'
      ? ['Send the request again with the nonce of the DPoP-Nonce header in a new proof.']
      : [
          'Compare htm and htu of the proof with the method and the URL of the request.',
          "Compare iat of the proof with the server's clock, and check that jti is new.",
          'Check that the proof is by the same key as the one before.',
        ],
});
