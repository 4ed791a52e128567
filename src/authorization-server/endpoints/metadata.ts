import { grants } from '../grants/index.ts';
import { promptValues } from '../prompt.ts';
import { publicJson } from '../responses.ts';
import { standardScopes } from '../scopes.ts';
import type { Server } from '../server.ts';
import type { Endpoint } from './endpoint.ts';

/**
 * What this server can do, in both documents alike: it names what works, and nothing else.
 * @see [RFC 8414 - Authorization Server Metadata, section 2](https://www.rfc-editor.org/rfc/rfc8414#section-2)
 * @see [OpenID Connect Discovery 1.0, section 3](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata)
 */
export const metadata: Endpoint = {
  methods: ['GET'],
  readableBy: 'anyone',
  answer: ({ server }) => publicJson(metadataOf(server)),
};

function metadataOf({ issuer, urls, policy, apis }: Server): object {
  const apiScopes = [...apis.values()].flatMap((api) => Object.keys(api.scopes));
  return {
    issuer,
    authorization_endpoint: urls.authorization,
    token_endpoint: urls.token,
    userinfo_endpoint: urls.userinfo,
    revocation_endpoint: urls.revocation,
    jwks_uri: urls.jwks,
    scopes_supported: [...new Set([...standardScopes, ...apiScopes])],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: [...grants.keys()],
    token_endpoint_auth_methods_supported: ['none'],
    revocation_endpoint_auth_methods_supported: ['none'],
    code_challenge_methods_supported: policy.allowPlainChallenge ? ['S256', 'plain'] : ['S256'],
    authorization_response_iss_parameter_supported: policy.issInResponse,
    prompt_values_supported: promptValues,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claim_types_supported: ['normal'],
    claims_supported: [
      ...['iss', 'sub', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'sid', 'amr', 'at_hash'],
      ...['name', 'picture', 'email', 'email_verified'],
    ],
    claims_parameter_supported: false,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
  };
}
