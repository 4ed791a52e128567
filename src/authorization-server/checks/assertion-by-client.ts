import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const assertionByClient: ServerCheck = {
  id: 'assertion_by_client',
  title: 'The client_assertion names the client as issuer and as subject',
  spec: rfc(7523, '3'),
  run: ({ client, authentication: { assertion } }) => {
    if (!assertion) return undefined;
    const { iss, sub } = assertion.claims;
    const expected = client?.client_id;
    const passed = iss === expected && sub === expected;
    const refusal = error('invalid_client', 'The client assertion does not name the client in iss and sub');
    return verdict(passed, `iss and sub ${expected}`, `iss ${String(iss)}, sub ${String(sub)}`, refusal);
  },
};
