import { readFileSync } from 'node:fs';
import { edit } from '../edits.ts';
import type { World } from '../world/world.ts';
import type { SpaOptions } from './spa-options.ts';

/** oauth4webapi as a module of the page. */
export const bareLibrary = (): string => readFileSync('node_modules/oauth4webapi/build/index.js', 'utf8');

/** An app in a page by oauth4webapi: it keeps what belongs to an attempt in the tab's storage, and checks all that the library can. */
export function bareScript(world: World, { server, client, scope, resource, userinfo }: SpaOptions): string {
  const given = {
    issuer: world[server].origin,
    client: { client_id: client },
    scope,
    redirect: `${world.spa.origin}/callback`,
    api: `${world.api.origin}/things`,
    resource: resource ? { resource: world.api.origin } : {},
    userinfo,
    ask: world.twist.ask ?? {},
    swap: world.twist.swap ?? {},
  };
  return `
import * as oauth from '/oauth4webapi.js';
const given = ${JSON.stringify(given)};
const edit = ${edit.toString()};
const http = { [oauth.allowInsecureRequests]: true };
const sent = window.fetch.bind(window);
const swapping = { ...http, [oauth.customFetch]: (url, init) => {
  edit(init.body, given.swap);
  return sent(url, init);
} };
const discovered = async () => {
  const issuer = new URL(given.issuer);
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, http));
};
const kept = sessionStorage;
const app = {
  async login() {
    const as = await discovered();
    kept.verifier = oauth.generateRandomCodeVerifier();
    kept.state = oauth.generateRandomState();
    kept.nonce = oauth.generateRandomNonce();
    const url = new URL(as.authorization_endpoint);
    url.search = new URLSearchParams({
      response_type: 'code', client_id: given.client.client_id, redirect_uri: given.redirect, scope: given.scope,
      state: kept.state, nonce: kept.nonce, code_challenge_method: 'S256', ...given.resource,
      code_challenge: await oauth.calculatePKCECodeChallenge(kept.verifier),
      ...(given.scope.includes('offline_access') ? { prompt: 'consent' } : {}),
    });
    edit(url.searchParams, given.ask);
    location.assign(url.href);
  },
  async finish() {
    const as = await discovered();
    const answer = oauth.validateAuthResponse(as, given.client, new URL(location.href), kept.state);
    const response = await oauth.authorizationCodeGrantRequest(
      as, given.client, oauth.None(), answer, given.redirect, kept.verifier, swapping);
    const tokens = await oauth.processAuthorizationCodeResponse(as, given.client, response,
      { expectedNonce: kept.nonce, requireIdToken: true });
    kept.access_token = tokens.access_token;
    kept.id_token = tokens.id_token;
    kept.refresh_token = tokens.refresh_token ?? '';
    await oauth.validateApplicationLevelSignature(as, response, http);
    const { sub } = oauth.getValidatedIdTokenClaims(tokens);
    if (!given.userinfo) return;
    const info = await oauth.userInfoRequest(as, given.client, kept.access_token, http);
    await oauth.processUserInfoResponse(as, given.client, sub, info);
  },
  async call(name = 'access_token') {
    if (!kept[name]) throw new Error('Nobody is logged in.');
    const { status } = await sent(given.api, { headers: { authorization: 'Bearer ' + kept[name] } });
    if (status >= 400) throw new Error('HTTP ' + status);
  },
  async renew() {
    const as = await discovered();
    const response = await oauth.refreshTokenGrantRequest(as, given.client, oauth.None(), kept.refresh_token, swapping);
    const tokens = await oauth.processRefreshTokenResponse(as, given.client, response);
    kept.access_token = tokens.access_token;
    kept.refresh_token = tokens.refresh_token ?? kept.refresh_token;
  },
};
const said = (text) => { document.querySelector('#said').textContent = text; };
app.done = (location.pathname === '/callback' ? app.finish() : Promise.resolve())
  .then(() => said('ready'), (error) => said(String(error)));
window.app = app;`;
}
