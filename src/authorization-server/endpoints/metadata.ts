import { proofAlgorithms } from '../../protocol/dpop.ts';
import { assertionAlgorithms } from '../client-authentication.ts';
import { grants } from '../grants/index.ts';
import { ACR } from '../id-token.ts';
import { clientAuthenticationMethods } from '../options.ts';
import { promptValues } from '../prompt.ts';
import { responseModes, responseTypes } from '../response-type.ts';
import { publicJson } from '../responses.ts';
import { standardScopes } from '../scopes.ts';
import type { Server } from '../server.ts';
import { document } from './document.ts';

/**
 * What this server can do, in both documents alike: it names what works, and nothing else.
 * @see [RFC 8414 - Authorization Server Metadata, section 2](https://www.rfc-editor.org/rfc/rfc8414#section-2)
 * @see [OpenID Connect Discovery 1.0, section 3](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata)
 */
export const metadata = document(({ server }) => publicJson(metadataOf(server)));

function metadataOf(server: Server): object {
  const { issuer, urls, policy, apis } = server;
  const apiScopes = [...apis.values()].flatMap((api) => Object.keys(api.scopes));
  return {
    issuer,
    authorization_endpoint: urls.authorization,
    token_endpoint: urls.token,
    userinfo_endpoint: urls.userinfo,
    jwks_uri: urls.jwks,
    revocation_endpoint: urls.revocation,
    introspection_endpoint: urls.introspection,
    pushed_authorization_request_endpoint: urls.pushed_authorization_request,
    require_pushed_authorization_requests: false,
    device_authorization_endpoint: urls.device_authorization,
    end_session_endpoint: urls.end_session,
    scopes_supported: [...new Set([...standardScopes, ...apiScopes])],
    response_types_supported: responseTypes,
    response_modes_supported: responseModes,
    grant_types_supported: [...grants.keys(), 'implicit'],
    ...authenticationAt('token', clientAuthenticationMethods),
    ...authenticationAt('revocation', clientAuthenticationMethods),
    ...authenticationAt(
      'introspection',
      clientAuthenticationMethods.filter((method) => method !== 'none'),
    ),
    dpop_signing_alg_values_supported: proofAlgorithms,
    code_challenge_methods_supported: policy.allowPlainChallenge ? ['S256', 'plain'] : ['S256'],
    authorization_response_iss_parameter_supported: policy.issInResponse,
    prompt_values_supported: promptValues,
    acr_values_supported: [ACR],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claim_types_supported: ['normal'],
    claims_supported: [
      ...['iss', 'sub', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'sid', 'acr', 'amr', 'at_hash', 'c_hash'],
      ...['name', 'picture', 'email', 'email_verified'],
    ],
    claims_parameter_supported: false,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
  };
}

function authenticationAt(endpoint: string, methods: readonly string[]): object {
  return {
    [`${endpoint}_endpoint_auth_methods_supported`]: methods,
    [`${endpoint}_endpoint_auth_signing_alg_values_supported`]: assertionAlgorithms,
  };
}
