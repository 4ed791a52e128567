import type { ClientMetadata } from 'oidc-provider';
import type { Client } from '../../../authorization-server/index.ts';
import { clients } from '../../../authorization-server/refusals/testing/clients.ts';

/** Our clients as oidc-provider registers them. Both use the names of RFC 7591; what only ours knows is left out. */
export const metadata: ClientMetadata[] = clients.map(metadataOf);

function metadataOf(client: Client): ClientMetadata {
  const {
    redirect_uris,
    token_endpoint_auth_method,
    post_logout_redirect_uris = [],
    response_types,
  } = client;
  // The password grant is not set up there; the client itself stays.
  const grant_types = client.grant_types.filter((grant) => grant !== 'password');
  const asksForCode = grant_types.includes('authorization_code');
  return defined({
    client_id: client.client_id,
    client_secret: client.client_secret,
    client_name: client.name,
    application_type: client.kind === 'native' ? 'native' : 'web',
    redirect_uris: [...redirect_uris],
    post_logout_redirect_uris: [...post_logout_redirect_uris],
    token_endpoint_auth_method,
    jwks: client.jwks,
    grant_types,
    response_types: asksForCode ? [...(response_types ?? ['code'])] : [],
    scope: client.scope,
    require_pushed_authorization_requests: client.require_pushed_authorization_requests,
    dpop_bound_access_tokens: client.dpop_bound_access_tokens,
  });
}

function defined(members: Record<string, unknown>): ClientMetadata {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  ) as ClientMetadata;
}

/** Whether a page of this origin may call for the client. */
export const mayCall = (origin: string, clientId: string): boolean =>
  clients.some(({ client_id, web_origins }) => client_id === clientId && web_origins.includes(origin));
