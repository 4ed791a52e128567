import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { ana, ben } from '../../../authorization-server/testing/demo.ts';
import { page } from '../../bench/contestants/pages.ts';

type Details = Awaited<ReturnType<Provider['interactionDetails']>>;

/** The login and consent pages that oidc-provider leaves to its application, with the fields of ours. */
export async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  const details = await provider.interactionDetails(request, response);
  const form = new URLSearchParams(request.method === 'POST' ? await bodyOf(request) : '');
  const result = details.prompt.name === 'login' ? login(form) : await consent(provider, details, form);
  if (!result || request.method !== 'POST') return show(details, response);
  const mergeWithLastSubmission = details.prompt.name === 'consent';
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission });
}

function show({ uid, prompt: { name } }: Details, response: ServerResponse): void {
  const fields =
    name === 'login'
      ? '<input name="username"><input name="password"><button name="action" value="password">Log in</button>'
      : '<button name="action" value="allow">Allow</button><button name="action" value="deny">Deny</button>';
  const hidden = `<input type="hidden" name="transaction" value="${uid}"><input type="hidden" name="csrf" value="none">`;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(page(name, name, `<form method="post" action="/${name}">${hidden}${fields}</form>`));
}

function login(form: URLSearchParams) {
  const user = [ana, ben].find(({ username }) => username === form.get('username'));
  return user?.password === form.get('password') ? { login: { accountId: user?.sub ?? '' } } : undefined;
}

async function consent(provider: Provider, details: Details, form: URLSearchParams) {
  if (!form.has('action')) return undefined;
  if (form.get('action') !== 'allow') return { error: 'access_denied' };
  const { grantId, session, params, prompt } = details;
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

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}
