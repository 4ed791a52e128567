import { rfc } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** The API accepts the token. */
export const errorInvalidToken: Rule = errorRule({
  id: 'error_invalid_token',
  title: 'The API accepts the access token',
  spec: rfc(6750, '3.1'),
  matches: (error) => familyOf(error) === 'invalid_token',
  because:
    'The API took no valid token from the request: none was there, or it is expired, revoked, of another issuer, for another API, or its signature does not verify.',
  checkFirst: ({ resource }) => [
    ...(resource?.token || resource?.lacksAuthorization
      ? []
      : ['Send the access token: the request has no Authorization header with one.']),
    'Compare aud and iss of the token with what the API is set up for.',
    "Compare exp of the token with the time of the call, by the API's clock.",
    'Check that an access token is sent, not an ID token, and that the API reads the scheme that is used (Bearer or DPoP).',
  ],
  forgiven: () => true,
});
