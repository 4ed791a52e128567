import { readFileSync } from 'node:fs';
import type { Handle, HttpResponse } from '../../../protocol/http.ts';
import { page } from '../../bench/contestants/pages.ts';
import { edit } from '../edits.ts';
import type { World } from '../world/world.ts';
import { bareLibrary, bareScript } from './bare-page.ts';
import type { SpaOptions } from './spa-options.ts';

const library = readFileSync('node_modules/oidc-client-ts/dist/browser/oidc-client-ts.min.js', 'utf8');

/** An app that is all in the page. Plays call its functions by `app.login()` and the like. */
export function spaApp(world: World, options: SpaOptions): Handle {
  const tags =
    options.library === 'oauth4webapi'
      ? `<script type="module">${bareScript(world, options)}</script>`
      : `<script src="/oidc.js"></script><script>${script(world, options)}</script>`;
  const shown = page('spa', 'Trips', `<p id="said"></p>${tags}`);
  return async ({ url }) => {
    const { pathname } = new URL(url);
    if (pathname === '/favicon.ico') return { status: 204, headers: [], body: '' };
    if (pathname === '/oidc.js') return answer('text/javascript', library);
    if (pathname === '/oauth4webapi.js') return answer('text/javascript', bareLibrary());
    return answer('text/html; charset=utf-8', shown);
  };
}

const answer = (type: string, body: string): HttpResponse => ({
  status: 200,
  headers: [['content-type', type]],
  body,
});

function script(
  world: World,
  { server, client, secret, scope, resource, userinfo, dpop, headers }: SpaOptions,
): string {
  const { origin } = world.spa;
  const settings = {
    authority: world[server].origin,
    client_id: client,
    redirect_uri: `${origin}/callback`,
    silent_redirect_uri: `${origin}/silent`,
    post_logout_redirect_uri: `${origin}/`,
    scope,
    loadUserInfo: userinfo,
    ...(scope.includes('offline_access') && { prompt: 'consent' }),
    ...(secret && { client_secret: secret }),
    ...(resource && { resource: world.api.origin }),
    ...(Object.keys(headers).length > 0 && { extraHeaders: headers }),
    automaticSilentRenew: false,
    monitorSession: false,
  };
  const given = {
    settings,
    api: `${world.api.origin}/things`,
    ask: world.twist.ask ?? {},
    swap: world.twist.swap ?? {},
  };
  return `
const given = ${JSON.stringify(given)};
const edit = ${edit.toString()};
const local = new oidc.WebStorageStateStore({ store: localStorage });
const dpop = ${dpop} ? { dpop: { store: new oidc.IndexedDbDPoPStore() } } : {};
const manager = new oidc.UserManager({ ...given.settings, ...dpop, stateStore: local, userStore: local });
const client = new oidc.OidcClient({ ...given.settings, ...dpop, stateStore: local });
const sent = window.fetch;
window.fetch = (url, init = {}) => {
  if (!(init.body instanceof URLSearchParams) || !init.body.has('grant_type')) return sent(url, init);
  edit(init.body, given.swap);
  return sent(url, init);
};
const app = {
  async login() {
    const { url } = await client.createSigninRequest({ nonce: crypto.randomUUID() });
    const asked = new URL(url);
    edit(asked.searchParams, given.ask);
    location.assign(asked.href);
  },
  async finish() {
    const answer = await client.processSigninResponse(location.href);
    await manager.storeUser(new oidc.User(answer));
    history.replaceState({}, '', '/trips');
  },
  async call(name = 'access_token', inQuery = false, method = 'GET') {
    const user = await manager.getUser();
    const address = inQuery ? given.api + '?access_token=' + user[name] : given.api;
    const headers = inQuery ? {} : { authorization: 'Bearer ' + user[name] };
    const { status } = await sent(address, { method, headers });
    if (status >= 400) throw new Error('HTTP ' + status);
  },
  renew: () => manager.signinSilent(),
  silent: () => manager.signinSilent({ forceIframeAuth: true, silentRequestTimeoutInSeconds: 3 }),
  logout: () => manager.signoutRedirect(),
};
const said = (text) => { document.querySelector('#said').textContent = text; };
app.done = (location.pathname === '/callback' ? app.finish()
  : location.pathname === '/silent' ? manager.signinSilentCallback()
  : Promise.resolve()).then(() => said('ready'), (error) => said(String(error)));`;
}
