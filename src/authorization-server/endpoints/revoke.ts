import { firstRefusal } from '../checks/run.ts';
import { empty } from '../responses.ts';
import { issuedToken } from '../store.ts';
import { revoke as revokeAll } from '../tokens.ts';
import { rememberUsed } from '../used-once.ts';
import type { Endpoint } from './endpoint.ts';
import { refuseClient } from './refuse-client.ts';

/**
 * The revocation endpoint. A refresh token takes everything of its authorization with it; an access token goes alone.
 * `token_type_hint` is a hint only and not needed here.
 * @see [RFC 7009 - OAuth 2.0 Token Revocation, section 2](https://www.rfc-editor.org/rfc/rfc7009#section-2)
 */
export const revoke: Endpoint = {
  methods: ['POST'],
  speaks: 'JSON',
  readableBy: 'registered origins',
  async answer(context) {
    const refusal = await firstRefusal('revoke', context);
    if (refusal) return refuseClient(context, refusal);
    rememberUsed(context);
    const issued = issuedToken(context.server.store, context.value('token'));
    if (issued && 'jti' in issued) {
      issued.revoked = true;
      context.observer.value({ name: 'jti', value: issued.jti, note: 'this access token is revoked' });
    } else if (issued) revokeAll(context, issued.authorization, 'the app revoked its refresh token');
    return empty(200, [['Cache-Control', 'no-store']]);
  },
};
