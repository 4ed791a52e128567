import type { KoaContextWithOIDC } from 'oidc-provider';
import { ana } from '../../../lab/demo.ts';
import type { Settings } from './settings.ts';

/** The password grant (RFC 6749 §4.3), which oidc-provider leaves to its application. */
export const passwordGrant = (settings: () => Settings) => async (ctx: KoaContextWithOIDC) => {
  const { params = {}, client, provider } = ctx.oidc;
  if (!client) throw new Error('The client is known by now.');
  if (params['username'] !== ana.username || params['password'] !== ana.password) {
    return refuse(ctx, 400, 'invalid_grant', 'Wrong email or password.');
  }
  if (settings().secondFactor) return refuse(ctx, 403, 'mfa_required', 'Multifactor authentication required');
  const grant = new provider.Grant({ accountId: ana.sub, clientId: client.clientId });
  const scope = String(params['scope'] ?? 'openid');
  grant.addOIDCScope(scope);
  const owner = { accountId: ana.sub, client, grantId: await grant.save(), gty: 'password', scope };
  const token = new provider.AccessToken(owner);
  ctx.body = {
    access_token: await token.save(),
    expires_in: token.expiration,
    token_type: token.tokenType,
    scope,
  };
};

function refuse(ctx: KoaContextWithOIDC, status: number, error: string, error_description: string): void {
  ctx.status = status;
  ctx.body = { error, error_description };
}
