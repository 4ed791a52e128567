import type { IncomingMessage } from 'node:http';
import type Provider from 'oidc-provider';

/** What oidc-provider tells the application of a login or consent that is due. */
export type Details = Awaited<ReturnType<Provider['interactionDetails']>>;

/** The person allows all that is asked for; what oidc-provider wants to hear of it. */
export async function grantAll(provider: Provider, { grantId, session, params, prompt }: Details) {
  const found = grantId ? await provider.Grant.find(grantId) : undefined;
  const owner = { accountId: session?.accountId ?? '', clientId: String(params['client_id']) };
  const grant = found ?? new provider.Grant(owner);
  const { missingOIDCScope = [], missingResourceScopes = {} } = prompt.details as {
    missingOIDCScope?: string[];
    missingResourceScopes?: Record<string, string[]>;
  };
  grant.addOIDCScope(missingOIDCScope.join(' '));
  for (const [api, scopes] of Object.entries(missingResourceScopes))
    grant.addResourceScope(api, scopes.join(' '));
  return { consent: { grantId: await grant.save() } };
}

/** The form that a person sent. */
export async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
