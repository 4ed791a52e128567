import type { Base } from './base.ts';
import { device } from './device.ts';
import { machine } from './machine.ts';
import { native } from './native.ts';
import { password } from './password.ts';
import { spa } from './spa.ts';
import { webBases } from './web-bases.ts';

const pkce = ['authorization-code-pkce'];
const provider = 'oidc-provider';
const mock = 'oauth2-mock-server';

/** Good scenes by name; faults are put into some of them. */
export const bases = {
  ...webBases,
  'page, oidc-client-ts': { play: spa, flows: pkce, server: provider, options: {} },
  'page, API and refresh': {
    ...{ play: spa, flows: pkce, server: provider },
    options: {
      ...{ resource: true, userinfo: false, scope: 'openid offline_access read:things' },
      steps: ['app.call()', 'app.renew()', 'app.call()'],
    },
  },
  'page, silent renewal in a frame': {
    ...{ play: spa, flows: pkce, server: provider },
    options: { steps: ['app.silent()', 'app.logout()'] },
  },
  'page, DPoP': { play: spa, flows: pkce, server: provider, options: { dpop: true, userinfo: false } },
  'page, mock server': {
    ...{ play: spa, flows: pkce, server: mock },
    options: { server: 'mock', steps: ['app.call()', 'app.renew()'] },
  },
  'page, oauth4webapi': {
    ...{ play: spa, flows: pkce, server: provider },
    options: {
      ...{ library: 'oauth4webapi', resource: true, userinfo: false },
      ...{ scope: 'openid offline_access read:things', steps: ['app.call()', 'app.renew()', 'app.call()'] },
    },
  },
  'page, mock server, oauth4webapi': {
    ...{ play: spa, flows: pkce, server: mock },
    options: { library: 'oauth4webapi', server: 'mock', steps: ['app.call()'] },
  },
  'desktop app, port of its own': {
    play: native,
    hasServer: true,
    flows: pkce,
    server: provider,
    options: {},
  },
  'desktop app, scheme of its own': {
    play: native,
    hasServer: true,
    flows: pkce,
    server: provider,
    options: { ownScheme: true },
  },
  'nightly job': { play: machine, flows: ['client-credentials'], server: provider, options: {} },
  'nightly job, private_key_jwt': {
    ...{ play: machine, flows: ['client-credentials'], server: provider },
    options: { client: 'nightly-jwt', authentication: 'jwt' },
  },
  'nightly job, mock server': {
    ...{ play: machine, flows: ['client-credentials'], server: mock },
    options: { server: 'mock' },
  },
  password: { play: password, flows: ['resource-owner-password'], server: provider, options: {} },
  'password, mock server': {
    play: password,
    flows: ['resource-owner-password'],
    server: mock,
    options: { server: 'mock' },
  },
  television: { play: device, flows: ['device-authorization'], server: provider, options: {} },
} satisfies Record<string, Base>;

/** The name of a good scene. */
export type BaseName = keyof typeof bases;
