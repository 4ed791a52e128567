import { randomToken } from '../protocol/encoding.ts';
import type { Header, HttpResponse } from '../protocol/http.ts';
import { sendError, sendResponse } from './authorization-response.ts';
import { error } from './checks/check.ts';
import type { Context } from './context.ts';
import { BROWSER_COOKIE, SESSION_COOKIE, setCookie } from './cookies.ts';
import { finishDevice } from './device.ts';
import type { User } from './options.ts';
import { loginSuffices } from './prompt.ts';
import type { AuthorizationRequest, DeviceRequest, Session, Transaction } from './records.ts';
import { redirect } from './responses.ts';

/** How long a person may take over a page, in seconds. */
const PATIENCE = 600;

type Asked = AuthorizationRequest | DeviceRequest;

/** Answers a checked request of an app or a device: with the login page, the consent page, or at once. */
export function answerRequest(context: Context, request: Asked): Promise<HttpResponse> | HttpResponse {
  const { session, now, server } = context;
  if (!session || !loginSuffices(request, session, now)) {
    const { transaction, headers } = startTransaction(context, request, undefined);
    return redirect(pageOf(server.urls.login, transaction), headers);
  }
  if (!consentNeeded(context, request, session)) return finish(context, request, session);
  const { transaction, headers } = startTransaction(context, request, session);
  return redirect(pageOf(server.urls.consent, transaction), headers);
}

/** Goes on after a login: to the consent page, or back to the app. `fresh` says that the browser must get the session's cookie. */
export function goOnAfterLogin(
  context: Context,
  { id, request, ...rest }: Transaction,
  session: Session,
  fresh: boolean,
): Promise<HttpResponse> | HttpResponse {
  const { transactions } = context.server.store;
  const headers = fresh ? [setCookie(SESSION_COOKIE, session.id)] : [];
  if (request.kind === 'authorization' && isAnother(session, request)) {
    transactions.delete(id);
    return sendError(context, request, ANOTHER, headers);
  }
  if (!consentNeeded(context, request, session)) {
    transactions.delete(id);
    return finish(context, request, session, headers);
  }
  const transaction = { id, request, ...rest, asks: session.user.sub };
  transactions.set(id, transaction);
  return redirect(pageOf(context.server.urls.consent, transaction), headers);
}

/** Goes on after consent: remembers it, and back to the app. A device's is asked every time, so it is not remembered. */
export function goOnAfterConsent(
  context: Context,
  { id, request }: Transaction,
  session: Session,
): Promise<HttpResponse> | HttpResponse {
  const { store } = context.server;
  store.transactions.delete(id);
  if (request.kind === 'authorization') store.consents.remember(session.user.sub, request);
  return finish(context, request, session);
}

function finish(
  context: Context,
  request: Asked,
  session: Session,
  headers: readonly Header[] = [],
): Promise<HttpResponse> | HttpResponse {
  return request.kind === 'device'
    ? finishDevice(context, request, session, headers)
    : sendResponse(context, request, session, headers);
}

/** The app asked for one person, and another logged in (OIDC Core §3.1.2.2). */
const ANOTHER = error('login_required', 'Another user logged in than the id_token_hint names');

const isAnother = (session: Session, { hintedSub }: AuthorizationRequest): boolean =>
  hintedSub !== undefined && hintedSub !== session.user.sub;

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
  server.store.sessions.set(id, session);
  observer.value({
    name: SESSION_COOKIE,
    value: id,
    note: `stored with user ${user.sub}; valid ${lifetime} s`,
    expiresAt: session.expiresAt * 1000,
  });
  return session;
}

function consentNeeded({ server }: Context, request: Asked, session: Session): boolean {
  if (request.kind === 'device' || request.prompt.includes('consent')) return true;
  return !server.store.consents.cover(session.user.sub, request);
}

function startTransaction(
  context: Context,
  request: Asked,
  session: Session | undefined,
): { transaction: Transaction; headers: Header[] } {
  const { server, now, observer } = context;
  const browser = context.browser ?? randomToken(server.random, 32);
  const id = randomToken(server.random, 16);
  const csrf = randomToken(server.random, 32);
  const expiresAt = now + PATIENCE;
  const transaction: Transaction = { id, browser, csrf, request, asks: session?.user.sub, expiresAt };
  server.store.transactions.set(id, transaction);
  const what = request.kind === 'device' ? "the device's request" : 'the authorization request';
  observer.value({
    name: 'transaction',
    value: id,
    note: `${what}, stored with the browser's cookie; valid ${PATIENCE} s`,
    expiresAt: expiresAt * 1000,
  });
  observer.value({ name: 'csrf', value: csrf, note: 'hidden in the forms of this request' });
  return { transaction, headers: context.browser ? [] : [setCookie(BROWSER_COOKIE, browser)] };
}

const pageOf = (url: string, { id }: Transaction): string => `${url}?transaction=${id}`;
