import type { Base } from './base.ts';
import { web } from './web.ts';

const pkce = ['authorization-code-pkce'];
const noPkce = ['authorization-code'];
const withApi = { resource: true, scope: 'openid profile offline_access read:things' };
const legacy = { legacy: true, client: 'legacy', scope: 'openid profile', pkce: false };
const formPost = { responseMode: 'form_post', sameSite: 'None; Secure' };
const simple = { library: 'simple-oauth2', pkce: false, nonce: false, scope: 'openid profile' };
const provider = 'oidc-provider';
const mock = 'oauth2-mock-server';

/** Good scenes of the app with a server, by name. */
export const webBases = {
  'web app, PKCE': { play: web, hasServer: true, flows: pkce, server: provider, options: {} },
  'web app, no PKCE': {
    play: web,
    hasServer: true,
    flows: noPkce,
    server: provider,
    options: { pkce: false },
  },
  'web app, secret in the form': {
    ...{ play: web, hasServer: true, flows: pkce, server: provider },
    options: { client: 'shop-post', authentication: 'post' },
  },
  'web app, private_key_jwt': {
    ...{ play: web, hasServer: true, flows: pkce, server: provider },
    options: { client: 'shop-jwt', authentication: 'jwt' },
  },
  'web app, public client': {
    ...{ play: web, hasServer: true, flows: pkce, server: provider },
    options: { client: 'shop-public', authentication: 'none' },
  },
  'web app, pushed request': {
    play: web,
    hasServer: true,
    flows: [...pkce, ...noPkce],
    server: provider,
    options: { par: true },
  },
  'web app, DPoP': { play: web, hasServer: true, flows: pkce, server: provider, options: { dpop: true } },
  'web app, simple-oauth2': { play: web, hasServer: true, flows: noPkce, server: provider, options: simple },
  'web app, openid-client 5': {
    ...{ play: web, hasServer: true, flows: pkce, server: provider },
    options: { library: 'openid-client 5', visits: ['/profile', '/refresh'] },
  },
  'web app, mock server, openid-client 5': {
    ...{ play: web, hasServer: true, flows: noPkce, server: mock },
    options: { library: 'openid-client 5', server: 'mock', pkce: false, authentication: 'post' },
  },
  'hybrid, openid-client 5': {
    ...{ play: web, hasServer: true, flows: ['hybrid'], server: provider },
    options: {
      ...legacy,
      ...formPost,
      library: 'openid-client 5',
      responseType: 'code id_token',
      pkce: true,
    },
  },
  'web app, refresh without rotation': {
    ...{ play: web, hasServer: true, flows: pkce, server: provider },
    options: { visits: ['/refresh', '/profile', '/refresh', '/profile'] },
    settings: { rotate: false },
  },
  'web app, DPoP nonce': {
    ...{ play: web, hasServer: true, flows: pkce, server: provider },
    options: { dpop: true },
    settings: { dpopNonce: true },
  },
  'web app, API': {
    ...{ play: web, hasServer: true, flows: pkce, server: provider },
    options: { ...withApi, visits: ['/things', '/things'] },
  },
  'web app, refresh with rotation': {
    ...{ play: web, hasServer: true, flows: pkce, server: provider },
    options: { ...withApi, visits: ['/things', '/refresh', '/things', '/refresh', '/things'] },
  },
  'web app, token renewed when the API refuses it': {
    ...{ play: web, hasServer: true, flows: pkce, server: provider },
    options: { ...withApi, visits: ['/things', 'wait 2100', '/things', '/refresh', '/things'] },
    settings: { accessTtl: 1 },
  },
  'web app, opaque token, API that asks': {
    ...{ play: web, hasServer: true, flows: pkce, server: provider },
    options: { visits: ['/things', '/things'] },
    settings: { introspects: true },
  },
  'web app, revocation and logout': {
    ...{ play: web, hasServer: true, flows: pkce, server: provider },
    options: { visits: ['/profile', '/revoke', '/logout'] },
  },
  'web app, logout': {
    play: web,
    hasServer: true,
    flows: pkce,
    server: provider,
    options: { visits: ['/profile', '/logout'] },
  },
  'web app, two logins': {
    ...{ play: web, hasServer: true, flows: pkce, server: provider },
    options: { visits: ['/profile', '/login', '/profile'] },
  },
  'web app, three people at once': {
    ...{ play: web, hasServer: true, flows: pkce, server: provider },
    options: { crowd: 2, visits: ['/profile', '/refresh'] },
  },
  'web app, mock server, three people at once': {
    ...{ play: web, hasServer: true, flows: pkce, server: mock },
    options: { server: 'mock', crowd: 2, visits: ['/profile', '/things'] },
  },
  'web app, begun twice': {
    play: web,
    hasServer: true,
    flows: pkce,
    server: provider,
    options: { abandons: true },
  },
  'web app, mistyped password': {
    ...{ play: web, hasServer: true, flows: pkce, server: provider },
    options: { person: { answer: 'Allow', mistypes: true } },
  },
  'web app, silent, then shown': {
    ...{ play: web, hasServer: true, flows: pkce, server: provider },
    options: { scope: 'openid profile', login: '?prompt=none', visits: ['/login', '/profile'] },
  },
  'web app, mock server': {
    play: web,
    hasServer: true,
    flows: pkce,
    server: mock,
    options: { server: 'mock' },
  },
  'web app, mock server, API': {
    ...{ play: web, hasServer: true, flows: pkce, server: mock },
    options: { server: 'mock', visits: ['/profile', '/things', '/refresh', '/things'] },
  },
  'web app, mock server, simple-oauth2': {
    ...{ play: web, hasServer: true, flows: noPkce, server: mock },
    options: { ...simple, server: 'mock' },
  },
  'implicit, form_post': {
    ...{ play: web, hasServer: true, flows: ['implicit-form-post'], server: provider },
    options: { ...legacy, ...formPost, responseType: 'id_token', visits: [] },
  },
  'implicit, fragment': {
    ...{ play: web, hasServer: true, flows: ['implicit-form-post'], server: provider },
    options: { ...legacy, responseMode: 'fragment', responseType: 'id_token', visits: [] },
  },
  hybrid: {
    ...{ play: web, hasServer: true, flows: ['hybrid'], server: provider },
    options: { ...legacy, ...formPost, responseType: 'code id_token' },
  },
} satisfies Record<string, Base>;
