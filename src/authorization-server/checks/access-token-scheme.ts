import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** A bound token that passes as a bearer token is a stolen one that works (RFC 9449 §7.2). */
export const accessTokenScheme: ServerCheck = {
  id: 'access_token_scheme',
  title: 'A bound access token is sent with the scheme DPoP, any other with Bearer',
  spec: rfc(9449, '7.2'),
  run: ({ bearer, accessToken }) => {
    const expected = accessToken?.dpopJkt === undefined ? 'Bearer' : 'DPoP';
    const refusal = error('invalid_token', 'The access token was sent with the wrong scheme', 401);
    return verdict(bearer.scheme === expected, expected, bearer.scheme, refusal);
  },
};
