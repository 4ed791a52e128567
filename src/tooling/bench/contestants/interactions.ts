import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { ana } from './demo.ts';
import { consentPage, loginPage } from './pages.ts';

/** Where oidc-provider sends a browser that must log in or consent. */
export const INTERACTION = '/interaction/';

type Details = Awaited<ReturnType<Provider['interactionDetails']>>;

/**
 * The login and consent pages that oidc-provider leaves to its application: a GET shows the page that is due, a POST of its form
 * finishes it.
 */
export async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  const details = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') return show(details, response);
  const form = new URLSearchParams(await bodyOf(request));
  const result = details.prompt.name === 'login' ? login(form) : await consent(provider, details, form);
  // A wrong password shows the page again.
  if (!result) return show(details, response);
  const mergeWithLastSubmission = details.prompt.name === 'consent';
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission });
}

function show({ uid, prompt, params }: Details, response: ServerResponse): void {
  const action = `${INTERACTION}${uid}`;
  const clientId = String(params['client_id']);
  const body =
    prompt.name === 'login'
      ? loginPage(action, clientId)
      : consentPage(action, clientId, String(params['scope']).split(' '));
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(body);
}

function login(form: URLSearchParams) {
  const known = form.get('username') === ana.username && form.get('password') === ana.password;
  return known ? { login: { accountId: ana.sub, amr: ['pwd'] } } : undefined;
}

async function consent(
  provider: Provider,
  { grantId, session, params, prompt }: Details,
  form: URLSearchParams,
) {
  if (form.get('action') !== 'allow') return { error: 'access_denied' };
  const found = grantId ? await provider.Grant.find(grantId) : undefined;
  const grant =
    found ??
    new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) });
  const { missingOIDCScope, missingResourceScopes } = prompt.details as {
    missingOIDCScope?: string[];
    missingResourceScopes?: Record<string, string[]>;
  };
  if (missingOIDCScope) grant.addOIDCScope(missingOIDCScope.join(' '));
  for (const [api, scopes] of Object.entries(missingResourceScopes ?? {}))
    grant.addResourceScope(api, scopes.join(' '));
  return { consent: { grantId: await grant.save() } };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}
