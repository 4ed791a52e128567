import { publicJwk, signatureVerifies } from '../../protocol/jwt.ts';
import { oidcCore } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** An expired hint is as good as a fresh one: it says who was meant, and opens nothing. */
export const idTokenHintValid: ServerCheck = {
  id: 'id_token_hint_valid',
  title: 'The id_token_hint is an ID token of this server',
  spec: oidcCore('3.1.2.1', 'AuthRequest'),
  run: async ({ value, hint, server }) => {
    const text = value('id_token_hint');
    if (text === undefined) return undefined;
    const signed = await signatureVerifies(text, { keys: server.keys.map(publicJwk) });
    const ours = hint?.claims.iss === server.issuer && hint.header.typ === 'JWT';
    const refusal = error('invalid_request', 'The id_token_hint is not an ID token of this server');
    return verdict(signed && ours, `an ID token signed by ${server.issuer}`, text, refusal);
  },
};
