import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** An assertion for another server must not open this one, or any server could use what it is sent. */
export const assertionForThisServer: ServerCheck = {
  id: 'assertion_for_this_server',
  title: 'The client_assertion is for this server',
  spec: rfc(7523, '3'),
  run: ({ server, endpoint, authentication: { assertion } }) => {
    if (!assertion) return undefined;
    const accepted = [...new Set([server.issuer, server.urls.token, endpoint])];
    const audiences = [assertion.claims.aud].flat();
    const passed = audiences.length === 1 && accepted.some((name) => name === audiences[0]);
    const refusal = error('invalid_client', 'The client assertion is for another audience');
    return verdict(
      passed,
      `aud ${accepted.join(' or ')}`,
      `aud ${JSON.stringify(assertion.claims.aud)}`,
      refusal,
    );
  },
};
