import { randomToken } from '../../protocol/encoding.ts';
import type { Header, HttpResponse } from '../../protocol/http.ts';
import { firstRefusal } from '../checks/run.ts';
import type { Context } from '../context.ts';
import { BROWSER_COOKIE, dropCookie, SESSION_COOKIE, setCookie } from '../cookies.ts';
import { csrfOf } from '../csrf.ts';
import { clientOfLogout, hintFitsSession } from '../logout.ts';
import { loggedOutPage, logoutPage, stillLoggedInPage } from '../pages/logout-pages.ts';
import { addAnswer } from '../redirect-uri.ts';
import { page, redirect } from '../responses.ts';
import type { Endpoint } from './endpoint.ts';
import { refusePage } from './refuse-page.ts';

/**
 * Ends the login at this server. At once where the app shows an ID token of that login; else the person is asked, so that no other site
 * can log anybody out.
 * @see [OpenID Connect RP-Initiated Logout 1.0, section 2](https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RPLogout)
 */
export const endSession: Endpoint = {
  methods: ['GET', 'POST'],
  speaks: 'pages',
  readableBy: 'nobody',
  async answer(context) {
    const refusal = await firstRefusal('logout', context);
    if (refusal) return refusePage(refusal);
    const action = context.submitted ? context.value('action') : undefined;
    if (action === 'stay') return page(200, stillLoggedInPage());
    const sure = action === 'logout' || context.session === undefined || hintFitsSession(context);
    return sure ? end(context) : ask(context);
  },
};

function end(context: Context): HttpResponse {
  const { session, server, value, observer } = context;
  if (session) {
    server.store.sessions.delete(session.id);
    observer.value({
      name: SESSION_COOKIE,
      value: session.id,
      note: `the login of ${session.user.sub} has ended`,
    });
  }
  const headers: Header[] = [dropCookie(SESSION_COOKIE)];
  const back = value('post_logout_redirect_uri');
  const state = value('state');
  return back === undefined
    ? page(200, loggedOutPage(), headers)
    : redirect(addAnswer(back, 'query', state === undefined ? [] : [['state', state]]), headers);
}

/** The request's parameters go round with the form, so that its answer can still go back to the app. */
const CARRIED = ['id_token_hint', 'client_id', 'post_logout_redirect_uri', 'state'];

function ask(context: Context): HttpResponse {
  const { server, browser: known, value, session } = context;
  const browser = known ?? randomToken(server.random, 32);
  const carried = CARRIED.flatMap((name) => {
    const text = value(name);
    return text === undefined ? [] : [[name, text] as const];
  });
  const html = logoutPage({
    action: server.actions.end_session,
    fields: [...carried, ['csrf', csrfOf(browser)]],
    user: session?.user.name ?? '',
    app: clientOfLogout(context)?.name,
  });
  return page(200, html, known ? [] : [setCookie(BROWSER_COOKIE, browser)]);
}
