import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { ana } from './demo.ts';
import { type Details, formOf, grantAll } from './grant-all.ts';
import { consentPage, loginPage } from './pages.ts';

/** Where oidc-provider sends a browser that must log in or consent. */
export const INTERACTION = '/interaction/';

/**
 * The login and consent pages that oidc-provider leaves to its application: a GET shows the page that is due, a POST of its form
 * finishes it.
 */
export async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  const details = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') return show(details, response);
  const form = await formOf(request);
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

async function consent(provider: Provider, details: Details, form: URLSearchParams) {
  return form.get('action') === 'allow' ? grantAll(provider, details) : { error: 'access_denied' };
}
