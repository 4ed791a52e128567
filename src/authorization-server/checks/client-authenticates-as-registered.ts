import { header } from '../../protocol/http.ts';
import { rfc } from '../../protocol/spec.ts';
import type { Context } from '../context.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const clientAuthenticatesAsRegistered: ServerCheck = {
  id: 'client_authenticates_as_registered',
  title: 'The client authenticates the way it is registered',
  spec: rfc(6749, '2.3'),
  run: (context) => {
    const expected = context.client?.token_endpoint_auth_method ?? 'none';
    const actual = methodsUsed(context).join(' and ') || 'none';
    const passed = expected === 'none' && actual === 'none';
    const refusal = error(
      'invalid_client',
      'The client authenticates in another way than it is registered for',
    );
    return verdict(passed, expected, actual, refusal);
  },
};

function methodsUsed({ request, value }: Context): string[] {
  return [
    ...(header(request, 'authorization') === undefined ? [] : ['client_secret_basic']),
    ...(value('client_secret') === undefined ? [] : ['client_secret_post']),
    ...(value('client_assertion') === undefined ? [] : ['private_key_jwt']),
  ];
}
