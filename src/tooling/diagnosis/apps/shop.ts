import { randomUUID } from 'node:crypto';
import { type Handle, type HttpRequest, type HttpResponse, header } from '../../../protocol/http.ts';
import type { World } from '../world/world.ts';
import type { Attempt, Library, Tokens } from './library.ts';
import { openidLibrary } from './openid.ts';
import { openid5Library } from './openid5.ts';
import type { ShopOptions } from './options.ts';
import { home, redirect, relay, shown } from './shop-pages.ts';
import { simpleLibrary } from './simple.ts';

interface Session {
  readonly attempts: Map<string, Attempt>;
  latest?: Attempt;
  tokens?: Tokens;
}

/** An app with a server, as teams write it: a session in a cookie, a library for OAuth, pages behind the login. */
export async function shopApp(world: World, options: ShopOptions): Promise<Handle> {
  const origin = options.legacy ? `http://127.0.0.1:${world.shop.port}` : world.shop.origin;
  const address = `${origin}/${options.responseMode === 'fragment' && options.legacy ? 'fragment' : 'callback'}`;
  const library = await libraryOf(world, options, address);
  const sessions = new Map<string, Session>();
  return async (request) => {
    const sid = /shop_session=([^;]+)/.exec(header(request, 'cookie') ?? '')?.[1];
    const session = sid === undefined ? undefined : sessions.get(sid);
    const path = new URL(request.url).pathname;
    if (path === '/login') {
      const fresh = sid ?? randomUUID();
      const known = session ?? { attempts: new Map() };
      sessions.set(fresh, known);
      return login(
        library,
        known,
        request,
        `shop_session=${fresh}; Path=/; HttpOnly; SameSite=${options.sameSite}`,
      );
    }
    const route = routes[path];
    if (!route)
      return path === '/favicon.ico'
        ? { status: 204, headers: [], body: '' }
        : home(session?.tokens !== undefined);
    if (!session)
      return shown(400, 'Your session has ended', 'We could not find your login. Please start again.');
    return route({ library, session, request, options, world }).catch((error: unknown) =>
      shown(502, 'The login failed', messageOf(error)),
    );
  };
}

async function libraryOf(world: World, options: ShopOptions, redirect: string): Promise<Library> {
  if (options.library === 'simple-oauth2') return simpleLibrary(world, options, redirect);
  if (options.library === 'openid-client 5') return openid5Library(world, options, redirect);
  return openidLibrary(world, options, redirect);
}

interface Visit {
  readonly library: Library;
  readonly session: Session;
  readonly request: HttpRequest;
  readonly options: ShopOptions;
  readonly world: World;
}

async function login(
  library: Library,
  session: Session,
  request: HttpRequest,
  cookie: string,
): Promise<HttpResponse> {
  try {
    const { url, attempt } = await library.begin(Object.fromEntries(new URL(request.url).searchParams));
    session.attempts.set(attempt.state, attempt);
    session.latest = attempt;
    return {
      ...redirect(url.href),
      headers: [
        ['location', url.href],
        ['set-cookie', cookie],
      ],
    };
  } catch (error) {
    return shown(502, 'The login failed', messageOf(error));
  }
}

const routes: Readonly<Record<string, (visit: Visit) => Promise<HttpResponse>>> = {
  '/callback': callback,
  // The fragment stays in the browser, so a script brings it to the server.
  '/fragment': async () => relay,
  '/relay': (visit) => {
    const url = visit.request.body ?? '';
    return callback({ ...visit, request: { method: 'GET', url, headers: [] } });
  },
  '/account': async ({ session, options }) =>
    session.tokens && !options.forgets ? home(true) : redirect('/login'),
  '/profile': async ({ library, session }) =>
    shown(200, 'Profile', JSON.stringify(await library.userinfo(held(session)))),
  '/things': (visit) => call(visit, 'GET'),
  '/order': (visit) => call(visit, 'POST'),
  '/refresh': async ({ library, session, options }) => {
    const tokens = held(session);
    const renewed = await library.refresh(tokens.refresh_token);
    const kept = options.keepsOldRefreshToken ? tokens.refresh_token : renewed.refresh_token;
    session.tokens = { ...tokens, ...renewed, refresh_token: kept ?? tokens.refresh_token };
    return shown(200, 'Renewed', 'You are still logged in.');
  },
  // Two requests of one page find the token expired at the same time.
  '/refresh-twice': async ({ library, session }) => {
    const { refresh_token } = held(session);
    const both = await Promise.allSettled([library.refresh(refresh_token), library.refresh(refresh_token)]);
    const failed = both.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    return shown(200, 'Renewed', 'You are still logged in.');
  },
  '/revoke': async ({ library, session }) => {
    await library.revoke?.(held(session));
    return shown(200, 'Signed out elsewhere', '');
  },
  '/logout': async ({ library, session }) => {
    const url = library.logoutUrl(held(session));
    delete session.tokens;
    return redirect(url.href);
  },
};

async function callback({ library, session, request, options }: Visit): Promise<HttpResponse> {
  const { search, hash } = new URL(request.url);
  const parameters = new URLSearchParams(request.body || (hash ? hash.slice(1) : search));
  const attempt = session.attempts.get(parameters.get('state') ?? '') ?? session.latest;
  if (!attempt) throw new Error('There is no login to finish.');
  if (options.delay) await new Promise((resolve) => setTimeout(resolve, options.delay));
  const verifier = options.oneSlot ? session.latest?.verifier : attempt.verifier;
  session.tokens = await library.finish(request, { ...attempt, ...(verifier && { verifier }) });
  return redirect('/account');
}

async function call(
  { library, session, options, world }: Visit,
  method: 'GET' | 'POST',
): Promise<HttpResponse> {
  const tokens = held(session);
  const token = (options.bearer === 'id_token' ? tokens.id_token : undefined) ?? tokens.access_token;
  const status = await library.call(token, `${world.api.origin}/things`, method);
  return status < 400
    ? shown(200, 'Things', 'lamp, kettle')
    : shown(502, 'No things today', `HTTP ${status}`);
}

function held(session: Session): Tokens {
  if (!session.tokens) throw new Error('Nobody is logged in.');
  return session.tokens;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
