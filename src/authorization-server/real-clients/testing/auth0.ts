import https from 'node:https';
import { AuthenticationClient, type AuthenticationClientOptions, UserInfoClient } from 'auth0';
import { onTestFinished } from 'vitest';
import type { Client } from '../../index.ts';
import { clientKeyPem } from './client-key.ts';
import type { Site } from './site.ts';

/**
 * The SDK for one client. It insists on https and on `/oauth/token` and the like below the domain; the keys it gets by Node's own
 * https, past its `fetch`, so the computer's agent leads to the server until the test is over.
 */
export function auth0Of(site: Site, client: Client, fetch = site.fetch) {
  const before = https.globalAgent;
  if (site.agent) https.globalAgent = site.agent;
  onTestFinished(() => {
    https.globalAgent = before;
  });
  const { client_id, client_secret, token_endpoint_auth_method } = client;
  const options: AuthenticationClientOptions = {
    ...{ domain: new URL(site.issuer).host, clientId: client_id, fetch },
    ...(client_secret === undefined ? {} : { clientSecret: client_secret }),
    ...(token_endpoint_auth_method === 'private_key_jwt' ? assertions(client) : {}),
  };
  return { ...new AuthenticationClient(options), userinfo: new UserInfoClient(options) };
}

function assertions(client: Client): Partial<AuthenticationClientOptions> {
  const { pem, alg } = clientKeyPem(client);
  return { clientAssertionSigningKey: pem, clientAssertionSigningAlg: alg };
}

/** Sends as a form what the SDK would send as JSON. */
export const asForm = async ({ init }: { init: { body?: unknown } }): Promise<RequestInit> => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(init.body as Record<string, string>),
});
