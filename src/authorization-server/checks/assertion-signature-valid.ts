import { verifyJws } from '../../protocol/jwt.ts';
import { rfc } from '../../protocol/spec.ts';
import { assertionAlgorithms } from '../client-authentication.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const assertionSignatureValid: ServerCheck = {
  id: 'assertion_signature_valid',
  title: 'The client_assertion is signed with a key of the client',
  spec: rfc(7523, '3'),
  run: async ({ client, value, authentication: { assertion } }) => {
    if (!assertion) return undefined;
    const keys = client?.jwks ?? { keys: [] };
    const passed = await verifyJws(value('client_assertion') ?? '', keys, assertionAlgorithms);
    const names = keys.keys.map(({ kid = 'without kid' }) => kid).join(' or ');
    const { alg, kid } = assertion.header;
    const actual = `${passed ? 'a signature' : 'no valid signature'} with alg ${String(alg)}, kid ${String(kid)}`;
    const expected = `a signature of ${names || 'a registered key'} with ${assertionAlgorithms.join(' or ')}`;
    return verdict(
      passed,
      expected,
      actual,
      error('invalid_client', 'The client assertion is not signed as registered'),
    );
  },
};
