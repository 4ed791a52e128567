import type { Client, ClientRegistration } from './options.ts';

/**
 * A client as the server knows it, with the defaults of the registration.
 * @see [RFC 7591 - Dynamic Client Registration, section 2](https://www.rfc-editor.org/rfc/rfc7591#section-2)
 */
export function registered(client: ClientRegistration): Client {
  const method = client.token_endpoint_auth_method ?? 'client_secret_basic';
  return {
    name: client.client_id,
    kind: method === 'none' ? 'spa' : 'web',
    redirect_uris: [],
    token_endpoint_auth_method: method,
    grant_types: ['authorization_code'],
    web_origins: [],
    ...client,
  };
}
