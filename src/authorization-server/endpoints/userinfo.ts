import { proofAlgorithms } from '../../protocol/dpop.ts';
import type { Header, HttpResponse } from '../../protocol/http.ts';
import { firstRefusal, type Refusal } from '../checks/run.ts';
import type { Context } from '../context.ts';
import { established } from '../established.ts';
import { claimsOf } from '../id-token.ts';
import { errorFields, json } from '../responses.ts';
import { rememberUsed } from '../used-once.ts';
import type { Endpoint } from './endpoint.ts';
import { nonceHeader } from './refuse-client.ts';

/**
 * The userinfo endpoint: who the access token's user is, as far as its scope allows.
 * @see [OpenID Connect Core 1.0, section 5.3](https://openid.net/specs/openid-connect-core-1_0.html#UserInfo)
 */
export const userinfo: Endpoint = {
  methods: ['GET', 'POST'],
  speaks: 'JSON',
  readableBy: 'registered origins',
  async answer(context) {
    const refusal = await firstRefusal('userinfo', context);
    if (refusal) return refuse(context, refusal);
    rememberUsed(context);
    const { scope, authorization } = established(context.accessToken);
    const { user } = established(authorization.login);
    return json(200, { sub: user.sub, ...claimsOf(user, scope) }, nonceHeader(context));
  },
};

/**
 * Says what is wrong in `WWW-Authenticate`, and nothing but the schemes to whoever sent no token.
 * @see [RFC 6750 - Bearer Token Usage, section 3](https://www.rfc-editor.org/rfc/rfc6750#section-3)
 * @see [RFC 9449 - OAuth 2.0 Demonstrating Proof of Possession, section 7.1](https://www.rfc-editor.org/rfc/rfc9449#section-7.1)
 */
function refuse(context: Context, { check, error }: Refusal): HttpResponse {
  const { bearer, accessToken } = context;
  const silent = check === 'bearer_token_present' && bearer.count === 0;
  const fields = silent ? {} : errorFields(error);
  const aboutProof = error.code === 'invalid_dpop_proof' || error.code === 'use_dpop_nonce';
  const status = error.status ?? (aboutProof ? 401 : 400);
  const told = { ...fields, ...(error.code === 'insufficient_scope' ? { scope: 'openid' } : {}) };
  const byProof = challenge('DPoP', { ...(bearer.count === 0 ? {} : told), algs: ALGS });
  const bound = aboutProof || bearer.scheme === 'DPoP' || accessToken?.dpopJkt !== undefined;
  const challenges = bound
    ? [byProof]
    : [challenge('Bearer', told), ...(bearer.count === 0 ? [byProof] : [])];
  return json(status, fields, [...challenges, ...nonceHeader(context)]);
}

const ALGS = proofAlgorithms.join(' ');

function challenge(scheme: 'Bearer' | 'DPoP', fields: Readonly<Record<string, string>>): Header {
  const attributes = Object.entries({ realm: 'userinfo', ...fields }).map(
    ([name, text]) => `${name}="${text}"`,
  );
  return ['WWW-Authenticate', `${scheme} ${attributes.join(', ')}`];
}
