import { oidcCore } from '../../protocol/spec.ts';
import { assertionName } from '../client-authentication.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const assertionUnused: ServerCheck = {
  id: 'assertion_unused',
  title: 'The client_assertion comes for the first time',
  spec: oidcCore('9', 'ClientAuthentication'),
  run: ({ server, authentication: { assertion } }) => {
    if (!assertion) return undefined;
    const { jti } = assertion.claims;
    const named = typeof jti === 'string' && jti !== '';
    const refusal = error(
      'invalid_client',
      named ? 'The client assertion was used before' : 'The client assertion has no jti',
    );
    const used = server.store.usedIds.get(assertionName(assertion)) !== undefined;
    const passed = named && !(used && server.policy.singleUseAssertions);
    return verdict(
      passed,
      'a jti not used before',
      named ? `${jti}${used ? ', used before' : ''}` : undefined,
      refusal,
    );
  },
};
