import type { Client } from '../../index.ts';
import { ana } from '../../testing/demo.ts';
import type { Asked, Values } from './asked.ts';
import { device, push } from './back-channel.ts';
import { openActivate, openConsent, openLogin } from './browser-steps.ts';
import { spa, web } from './clients.ts';
import { authorizationOf, send } from './steps.ts';
import { tokens } from './token-steps.ts';
import { STATE, the } from './values.ts';

const nothing = { parameters: {}, headers: {}, before: [], policy: {} } as const;
const page = { ...nothing, method: 'GET', from: 'Ana' } as const;
const form = { ...nothing, method: 'POST', from: 'Ana' } as const;

/** The SPA's authorization request, or another client's, with changes. */
export const authorize = (changes: Values = {}, client: Client = spa): Asked => ({
  ...page,
  endpoint: 'authorization',
  parameters: { ...authorizationOf(client), ...changes },
});

/** The login form, filled in by Ana. */
export const login = (changes: Values = {}): Asked => ({
  ...form,
  endpoint: 'login',
  parameters: {
    transaction: the('transaction'),
    csrf: the('csrf'),
    username: ana.username,
    password: ana.password,
    action: 'password',
    ...changes,
  },
  before: [openLogin()],
});

/** The consent form, with a click on Allow. */
export const consent = (changes: Values = {}): Asked => ({
  ...form,
  endpoint: 'consent',
  parameters: { transaction: the('transaction'), csrf: the('csrf'), action: 'allow', ...changes },
  before: [openConsent()],
});

/** Ana types the code that the television shows. */
export const activate = (changes: Values = {}): Asked => ({
  ...form,
  endpoint: 'activate',
  parameters: {
    csrf: the('csrf of this browser'),
    user_code: the('user code'),
    action: 'continue',
    ...changes,
  },
  before: [send(device()), openActivate],
});

/** The consent form for a device, with a click on Allow. */
export const deviceConsent = (changes: Values = {}): Asked => ({
  ...consent(changes),
  before: [send(device())],
});

/** The browser brings the reference of a pushed request. */
export const pushed = (changes: Values = {}): Asked => ({
  ...page,
  endpoint: 'authorization',
  parameters: { client_id: web.client_id, request_uri: the('request uri'), ...changes },
  before: [send(push())],
});

/** The SPA sends the browser to log out. */
export const logout = (changes: Values = {}): Asked => ({
  ...page,
  endpoint: 'end_session',
  parameters: {
    id_token_hint: the('id token'),
    post_logout_redirect_uri: spa.post_logout_redirect_uris?.[0],
    state: STATE,
    ...changes,
  },
  before: [tokens()],
});

/** A GET of a page or a document. */
export const open = (endpoint: Asked['endpoint'], parameters: Values = {}): Asked => ({
  ...page,
  endpoint,
  parameters,
});

/** A POST of these parameters alone. */
export const post = (endpoint: Asked['endpoint'], parameters: Values = {}): Asked => ({
  ...form,
  endpoint,
  parameters,
});
