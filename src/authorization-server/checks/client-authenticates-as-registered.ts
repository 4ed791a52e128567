import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** A server that takes any method takes the weakest. */
export const clientAuthenticatesAsRegistered: ServerCheck = {
  id: 'client_authenticates_as_registered',
  title: 'The client authenticates the way it is registered',
  spec: rfc(6749, '2.3'),
  run: ({ client, authentication }) => {
    const expected = client?.token_endpoint_auth_method ?? 'none';
    const actual = authentication.methods[0] ?? 'none';
    const refusal = error(
      'invalid_client',
      'The client authenticates in another way than it is registered for',
    );
    return verdict(expected === actual, expected, actual, refusal);
  },
};
