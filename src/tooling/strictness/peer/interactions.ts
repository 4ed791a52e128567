import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { ana, ben } from '../../../authorization-server/testing/demo.ts';
import { type Details, formOf, grantAll } from '../../bench/contestants/grant-all.ts';
import { page } from '../../bench/contestants/pages.ts';

/** The login and consent pages that oidc-provider leaves to its application, with the fields of ours. */
export async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  const details = await provider.interactionDetails(request, response);
  const form = request.method === 'POST' ? await formOf(request) : new URLSearchParams();
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
  return form.get('action') === 'allow' ? grantAll(provider, details) : { error: 'access_denied' };
}
