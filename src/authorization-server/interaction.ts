import { randomToken } from '../protocol/encoding.ts';
import type { Header, HttpResponse } from '../protocol/http.ts';
import { withQuery } from '../protocol/parameters.ts';
import { sendCode } from './authorization-response.ts';
import type { Context } from './context.ts';
import { BROWSER_COOKIE, SESSION_COOKIE, setCookie } from './cookies.ts';
import type { User } from './options.ts';
import { loginSuffices } from './prompt.ts';
import { redirect } from './responses.ts';
import type { AuthorizationRequest, Session, Transaction } from './store.ts';

/** How long a person may take over a page, in seconds. */
const PATIENCE = 600;

/** Answers a checked authorization request: with the login page, the consent page, or at once with a code. */
export function answerRequest(context: Context, request: AuthorizationRequest): HttpResponse {
  const { session, now, server } = context;
  if (!session || !loginSuffices(request, session, now)) {
    const { transaction, headers } = startTransaction(context, request, undefined);
    return redirect(pageOf(server.urls.login, transaction), headers);
  }
  if (!consentNeeded(context, request, session)) return sendCode(context, request, session);
  const { transaction, headers } = startTransaction(context, request, session);
  return redirect(pageOf(server.urls.consent, transaction), headers);
}

/** Goes on after a login: to the consent page, or back to the app with a code. */
export function goOnAfterLogin(context: Context, transaction: Transaction, session: Session): HttpResponse {
  const { server, now } = context;
  const headers = [setCookie(SESSION_COOKIE, session.id)];
  if (!consentNeeded(context, transaction.request, session)) {
    server.store.transactions.delete(transaction.id);
    return sendCode(context, transaction.request, session, headers);
  }
  server.store.transactions.set(transaction.id, { ...transaction, session: session.id }, now);
  return redirect(pageOf(server.urls.consent, transaction), headers);
}

/** Goes on after consent: remembers it, and back to the app with a code. */
export function goOnAfterConsent(context: Context, transaction: Transaction, session: Session): HttpResponse {
  const { store } = context.server;
  store.transactions.delete(transaction.id);
  store.consents.remember(session.user.sub, transaction.request);
  return sendCode(context, transaction.request, session);
}

/**
 * Logs a user in under a new session id, so that an id planted before the login opens nothing (session fixation).
 * @see [OpenID Connect Core 1.0, section 3.1.2.3](https://openid.net/specs/openid-connect-core-1_0.html#Authenticates)
 */
export function startSession(context: Context, user: User, amr: readonly string[]): Session {
  const { server, now, observer } = context;
  if (context.session) server.store.sessions.delete(context.session.id);
  const id = randomToken(server.random, 32);
  const sid = randomToken(server.random, 16);
  const lifetime = server.policy.lifetimes.session;
  const session: Session = { id, sid, user, authTime: now, amr, expiresAt: now + lifetime };
  server.store.sessions.set(id, session, now);
  observer.value({
    name: SESSION_COOKIE,
    value: id,
    note: `stored with user ${user.sub}; valid ${lifetime} s`,
  });
  return session;
}

function consentNeeded({ server }: Context, request: AuthorizationRequest, session: Session): boolean {
  return request.prompt.includes('consent') || !server.store.consents.cover(session.user.sub, request);
}

function startTransaction(
  context: Context,
  request: AuthorizationRequest,
  session: Session | undefined,
): { transaction: Transaction; headers: Header[] } {
  const { server, now, observer } = context;
  const browser = context.browser ?? randomToken(server.random, 32);
  const id = randomToken(server.random, 16);
  const csrf = randomToken(server.random, 32);
  const expiresAt = now + PATIENCE;
  const transaction: Transaction = { id, browser, csrf, request, session: session?.id, expiresAt };
  server.store.transactions.set(id, transaction, now);
  const note = `the authorization request, stored with the browser's cookie; valid ${PATIENCE} s`;
  observer.value({ name: 'transaction', value: id, note });
  observer.value({ name: 'csrf', value: csrf, note: 'hidden in the forms of this request' });
  return { transaction, headers: context.browser ? [] : [setCookie(BROWSER_COOKIE, browser)] };
}

const pageOf = (url: string, { id }: Transaction): string => withQuery(url, [['transaction', id]]);
