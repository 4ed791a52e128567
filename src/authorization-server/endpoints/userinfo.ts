import type { HttpResponse } from '../../protocol/http.ts';
import { firstRefusal, type Refusal } from '../checks/run.ts';
import type { Context } from '../context.ts';
import { established } from '../established.ts';
import { errorFields, json } from '../responses.ts';
import { claimsOf } from '../tokens.ts';
import type { Endpoint } from './endpoint.ts';

/**
 * The userinfo endpoint: who the access token's user is, as far as its scope allows.
 * @see [OpenID Connect Core 1.0, section 5.3](https://openid.net/specs/openid-connect-core-1_0.html#UserInfo)
 */
export const userinfo: Endpoint = {
  methods: ['GET', 'POST'],
  readableBy: 'registered origins',
  async answer(context) {
    const refusal = await firstRefusal('userinfo', context);
    if (refusal) return refuse(context, refusal);
    const { scope, authorization } = established(context.accessToken);
    const { user } = authorization.session;
    return json(200, { sub: user.sub, ...claimsOf(user, scope) });
  },
};

/** Says what is wrong in `WWW-Authenticate`, and nothing but the scheme to whoever sent no token (RFC 6750 §3). */
function refuse({ bearer }: Context, { error }: Refusal): HttpResponse {
  const fields = errorFields(error);
  const wanted = error.code === 'insufficient_scope' ? { scope: 'openid' } : {};
  const told = bearer.count === 0 ? {} : { ...fields, ...wanted };
  const challenge = Object.entries({ realm: 'userinfo', ...told }).map(([name, text]) => `${name}="${text}"`);
  const body = bearer.count === 0 ? {} : fields;
  return json(error.status ?? 400, body, [['WWW-Authenticate', `Bearer ${challenge.join(', ')}`]]);
}
