import { randomToken } from '../../protocol/encoding.ts';
import type { Parameters } from '../../protocol/parameters.ts';
import { firstRefusal } from '../checks/run.ts';
import type { Context } from '../context.ts';
import { established } from '../established.ts';
import { json } from '../responses.ts';
import { rememberUsed } from '../used-once.ts';
import type { Endpoint } from './endpoint.ts';
import { nonceHeader, refuseClient } from './refuse-client.ts';

/** How every `request_uri` of this server begins. */
export const REQUEST_URI = 'urn:ietf:params:oauth:request_uri:';

/** Says who the client is, and is no part of the authorization request. */
const CREDENTIALS = ['client_secret', 'client_assertion', 'client_assertion_type'];

/**
 * Takes an authorization request by the back channel, where nobody can read or change it, and gives a name for it.
 * @see [RFC 9126 - OAuth 2.0 Pushed Authorization Requests, section 2](https://www.rfc-editor.org/rfc/rfc9126#section-2)
 */
export const pushedAuthorizationRequest: Endpoint = {
  methods: ['POST'],
  speaks: 'JSON',
  readableBy: 'registered origins',
  async answer(context) {
    const refusal = await firstRefusal('par', context);
    if (refusal) return refuseClient(context, refusal);
    rememberUsed(context);
    const { server, now, observer } = context;
    const { pushedRequest: lifetime } = server.policy.lifetimes;
    const { client_id: clientId } = established(context.client);
    const uri = REQUEST_URI + randomToken(server.random, 32);
    const parameters = requestOf(context, clientId);
    const expiresAt = now + lifetime;
    server.store.pushedRequests.set(uri, { clientId, parameters, expiresAt });
    const note = `the authorization request, stored with client_id; valid ${lifetime} s`;
    observer.value({ name: 'request_uri', value: uri, note, expiresAt: expiresAt * 1000 });
    return json(201, { request_uri: uri, expires_in: lifetime }, nonceHeader(context));
  },
};

/** The pushed parameters, with the client and the key that were proven (RFC 9449 §10.1). */
function requestOf({ parameters, dpop }: Context, clientId: string): Parameters {
  const added = ['client_id', ...(dpop.jkt === undefined ? [] : ['dpop_jkt'])];
  const kept = parameters.filter(([name]) => !CREDENTIALS.includes(name) && !added.includes(name));
  const bound: Parameters = dpop.jkt === undefined ? [] : [['dpop_jkt', dpop.jkt]];
  return [...kept, ['client_id', clientId], ...bound];
}
