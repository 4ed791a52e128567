import { decodeJwt } from '../../protocol/jwt.ts';
import { firstRefusal } from '../checks/run.ts';
import type { Context } from '../context.ts';
import type { AccessToken, RefreshToken } from '../records.ts';
import { json } from '../responses.ts';
import { issuedToken } from '../store.ts';
import { rememberUsed } from '../used-once.ts';
import type { Endpoint } from './endpoint.ts';
import { refuseClient } from './refuse-client.ts';

/**
 * Says whether a token is alive and what it stands for, to the client that holds it and to the API that it is for. Of any other token it
 * says no more than that it is not active. `token_type_hint` is a hint only and not needed here.
 * @see [RFC 7662 - OAuth 2.0 Token Introspection, section 2](https://www.rfc-editor.org/rfc/rfc7662#section-2)
 */
export const introspect: Endpoint = {
  methods: ['POST'],
  speaks: 'JSON',
  readableBy: 'nobody',
  async answer(context) {
    const refusal = await firstRefusal('introspect', context);
    if (refusal) return refuseClient(context, refusal);
    rememberUsed(context);
    const issued = issuedToken(context.server.store, context.value('token'));
    return json(200, issued && isActive(context, issued) ? describe(context, issued) : { active: false });
  },
};

function isActive({ client, now }: Context, issued: AccessToken | RefreshToken): boolean {
  const { authorization, clientId, expiresAt } = issued;
  const forCaller =
    clientId === client?.client_id ||
    ('jti' in issued &&
      authorization.audience !== undefined &&
      authorization.audience === client?.resource_server_for);
  const dead = 'jti' in issued ? issued.revoked : issued.usedAt !== undefined;
  return forCaller && !dead && !authorization.revoked && now < expiresAt;
}

function describe({ server }: Context, issued: AccessToken | RefreshToken): object {
  const { authorization, clientId, expiresAt, dpopJkt } = issued;
  const { login, sub } = authorization;
  const claims = 'jti' in issued ? decodeJwt(issued.value)?.claims : undefined;
  const scope = 'jti' in issued ? issued.scope : authorization.scope;
  return {
    active: true,
    scope: scope.join(' '),
    client_id: clientId,
    ...(login && { username: login.user.username }),
    ...('jti' in issued && { token_type: dpopJkt === undefined ? 'Bearer' : 'DPoP', jti: issued.jti }),
    exp: expiresAt,
    iat: 'jti' in issued ? claims?.iat : issued.issuedAt,
    sub,
    iss: server.issuer,
    ...(claims && { aud: claims.aud }),
    ...(login && { auth_time: login.authTime }),
    ...(dpopJkt === undefined ? {} : { cnf: { jkt: dpopJkt } }),
  };
}
