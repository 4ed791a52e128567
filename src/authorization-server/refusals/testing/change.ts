import type { Client, Policy } from '../../index.ts';
import type { Asked, Value, Values } from './asked.ts';
import { signer } from './clients.ts';
import { assertion, basicOf } from './values.ts';

/** The client authenticates the way it is registered for. */
export function as(client: Client, asked: Asked): Asked {
  const { client_id, client_secret, token_endpoint_auth_method: method } = client;
  if (method === 'client_secret_basic') return withHeaders({ Authorization: basicOf(client) }, asked);
  if (method === 'client_secret_post') return withParameters({ client_id, client_secret }, asked);
  if (client === signer) return withParameters(signed(assertion()), asked);
  return withParameters({ client_id }, asked);
}

/** The two parameters of `private_key_jwt`. */
export const signed = (client_assertion: Value): Values => ({
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  client_assertion,
});

export const withHeaders = (headers: Values, asked: Asked): Asked => ({
  ...asked,
  headers: { ...asked.headers, ...headers },
});

export const withParameters = (parameters: Values, asked: Asked): Asked => ({
  ...asked,
  parameters: { ...asked.parameters, ...parameters },
});

/** The same request with another method; parameters go where that method has them. */
export const by = (method: string, asked: Asked): Asked => ({ ...asked, method });

/** The same request from a browser that has none of Ana's cookies. */
export const fromAnotherBrowser = (asked: Asked): Asked => ({ ...asked, from: 'another browser' });

/** The same request with this text as its query or body. */
export const raw = (text: string, asked: Asked): Asked => ({ ...asked, raw: text });

/** The same request to a server whose policy differs. */
export const under = (policy: Partial<Policy>, asked: Asked): Asked => ({ ...asked, policy });
