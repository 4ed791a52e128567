import { openid } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const hintedClientConsistent: ServerCheck = {
  id: 'hinted_client_consistent',
  title: 'The client_id is a registered one, and the one that the id_token_hint was made for',
  spec: openid('OIDC RP-Initiated Logout', 'openid-connect-rpinitiated-1_0', '2', 'RPLogout'),
  run: ({ value, hint, server }) => {
    const id = value('client_id');
    if (id === undefined) return undefined;
    const aud = hint?.claims.aud;
    const passed = server.clients.has(id) && (hint === undefined || aud === id);
    const expected = hint === undefined ? 'a registered client' : String(aud);
    return verdict(
      passed,
      expected,
      id,
      error('invalid_request', 'The client_id is unknown or not the one of the hint'),
    );
  },
};
