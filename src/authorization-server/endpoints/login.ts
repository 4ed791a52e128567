import type { HttpResponse } from '../../protocol/http.ts';
import { firstRefusal, type Refusal } from '../checks/run.ts';
import type { Context } from '../context.ts';
import { established } from '../established.ts';
import { rememberGuess, secondsToWait } from '../guesses.ts';
import { goOnAfterLogin, startSession } from '../interaction.ts';
import { loginMethod, present } from '../login-methods.ts';
import { loginPage } from '../pages/login-page.ts';
import { errorFields, page } from '../responses.ts';
import type { Endpoint } from './endpoint.ts';
import { refusePage } from './refuse-page.ts';

/**
 * The login page. Wrong credentials show it again with status 200: 401 would have to name an HTTP authentication scheme
 * (RFC 9110 §15.5.2), and a form is none.
 * @see [OpenID Connect Core 1.0, section 3.1.2.3](https://openid.net/specs/openid-connect-core-1_0.html#Authenticates)
 */
export const login: Endpoint = {
  methods: ['GET', 'POST'],
  speaks: 'pages',
  readableBy: 'nobody',
  async answer(context) {
    const refusal = await firstRefusal('login', context);
    if (refusal) return refuse(context, refusal);
    const transaction = established(context.transaction);
    if (!context.submitted) return show(context, usernameMeant(context));
    const method = loginMethod(context);
    if (method === present) return goOnAfterLogin(context, transaction, established(context.session), false);
    const session = startSession(context, established(method.user(context)), method.amr);
    return goOnAfterLogin(context, transaction, session, true);
  },
};

/** Who the app said it would be. */
function usernameMeant({ transaction, server }: Context): string {
  const { loginHint, hintedSub } = established(transaction).request;
  const hinted = [...server.users.values()].find(({ sub }) => sub === hintedSub);
  return loginHint ?? hinted?.username ?? '';
}

function refuse(context: Context, refusal: Refusal): HttpResponse {
  const { check, error } = refusal;
  if (check === 'password_guesses_left')
    return refusePage(refusal, [['Retry-After', String(secondsToWait(context, 'password'))]]);
  if (check !== 'credentials_correct') return refusePage(refusal);
  if (context.value('username') !== undefined) rememberGuess(context, 'password');
  return show(context, context.value('username') ?? '', errorFields(error).error_description);
}

function show(context: Context, username: string, problem?: string): HttpResponse {
  const transaction = established(context.transaction);
  const action = context.server.actions.login;
  const account = present.user(context)?.name;
  return page(
    200,
    loginPage({ action, transaction, username, ...(account && { account }), ...(problem && { problem }) }),
  );
}
