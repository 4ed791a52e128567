import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** Whoever sends no token at all learns no error code, only that one is wanted (RFC 6750 §3.1). */
export const bearerTokenPresent: ServerCheck = {
  id: 'bearer_token_present',
  title: 'The request carries one bearer token',
  spec: rfc(6750, '2'),
  run: ({ bearer: { token, count } }) => {
    const found =
      count === 0 ? undefined : `${count} sent, in ${count > 1 ? 'too many' : 'unreadable'} forms`;
    const refusal = error('invalid_request', 'Send one access token, in one way', count === 0 ? 401 : 400);
    return verdict(
      token !== undefined,
      'one bearer token, in the header or in the form',
      token ?? found,
      refusal,
    );
  },
};
