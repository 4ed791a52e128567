import type { HttpResponse } from '../../protocol/http.ts';
import { firstRefusal, type Refusal } from '../checks/run.ts';
import type { Context } from '../context.ts';
import { established } from '../established.ts';
import { goOnAfterLogin, startSession } from '../interaction.ts';
import { loginMethod } from '../login-methods.ts';
import { errorPage } from '../pages/error-page.ts';
import { loginPage } from '../pages/login-page.ts';
import { errorFields, page } from '../responses.ts';
import type { Endpoint } from './endpoint.ts';

/**
 * The login page. Wrong credentials show it again with status 200: 401 would have to name an HTTP authentication scheme
 * (RFC 9110 §15.5.2), and a form is none.
 * @see [OpenID Connect Core 1.0, section 3.1.2.3](https://openid.net/specs/openid-connect-core-1_0.html#Authenticates)
 */
export const login: Endpoint = {
  methods: ['GET', 'POST'],
  readableBy: 'nobody',
  async answer(context) {
    const refusal = await firstRefusal('login', context);
    if (refusal) return refuse(context, refusal);
    const transaction = established(context.transaction);
    if (!context.submitted) return show(context, transaction.request.loginHint ?? '');
    const method = loginMethod(context);
    const session = startSession(context, established(method.user(context)), method.amr);
    return goOnAfterLogin(context, transaction, session);
  },
};

function refuse(context: Context, { check, error }: Refusal): HttpResponse {
  return check === 'credentials_correct'
    ? show(context, context.value('username') ?? '', errorFields(error).error_description)
    : page(error.status ?? 400, errorPage(error));
}

function show(context: Context, username: string, problem?: string): HttpResponse {
  const transaction = established(context.transaction);
  const action = new URL(context.server.urls.login).pathname;
  return page(200, loginPage({ action, transaction, username, ...(problem ? { problem } : {}) }));
}
