import { rfc } from '../../protocol/spec.ts';
import { sameText } from '../same-text.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const clientSecretCorrect: ServerCheck = {
  id: 'client_secret_correct',
  title: 'The client_secret is the registered one',
  spec: rfc(6749, '2.3.1'),
  run: ({ client, authentication: { secret } }) => {
    if (secret === undefined) return undefined;
    const expected = client?.client_secret;
    const passed = expected !== undefined && sameText(expected, secret);
    const refusal = error('invalid_client', 'The client authentication failed');
    return verdict(passed, expected ?? 'a registered secret', secret, refusal);
  },
};
