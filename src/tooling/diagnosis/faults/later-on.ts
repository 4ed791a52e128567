import type { HttpResponse } from '../../../protocol/http.ts';
import type { Fault } from '../scene.ts';
import { changed, instead, toToken, toUserinfo, without } from './changes.ts';

const forbidden: HttpResponse = { status: 403, headers: [['content-type', 'text/plain']], body: 'Forbidden' };

const gateway: HttpResponse = {
  status: 502,
  headers: [['content-type', 'text/html']],
  body: '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>',
};

const json = (status: number, body: object): HttpResponse => ({
  status,
  headers: [
    ['content-type', 'application/json'],
    ['cache-control', 'no-store'],
  ],
  body: JSON.stringify(body),
});

/** Playwright's recorder keeps nothing of an answer that the browser kept from the page. */
const blocked = ['full', 'noisy', 'Firefox'] as const;

const isDevicePoll = (body: string | undefined) => (body ?? '').includes('device_code=');

/** A server that minds how often it is asked (RFC 8628 §3.5); oidc-provider does not. */
function impatient() {
  let last = 0;
  return {
    intercept: (request: { readonly body?: string }) => {
      if (!isDevicePoll(request.body)) return undefined;
      const fast = Date.now() - last < 4_000;
      last = Date.now();
      return fast ? json(400, { error: 'slow_down', error_description: 'Too many polls' }) : undefined;
    },
  };
}

/** What goes wrong after the login, at devices, in programs and between. */
export const laterFaults = {
  'refresh token used again': {
    ...{ rules: ['refresh_token_reused'], shows: 'back' },
    twist: { options: { keepsOldRefreshToken: true, visits: ['/refresh', '/refresh'] } },
  },
  'two refreshes at once': {
    ...{ rules: ['refresh_race'], shows: 'back', brings: ['refresh_token_reused'] },
    // The server has answered neither when it has both.
    twist: {
      options: { visits: ['/refresh-twice'] },
      proxy: {
        change: async (response, request) => {
          if (toToken(request)) await new Promise((resolve) => setTimeout(resolve, 80));
          return response;
        },
      },
    },
  },
  'refresh for more scope': {
    ...{ rules: ['refresh_scope_widened'], shows: 'back' },
    twist: {
      swap: { scope: 'openid profile email address offline_access' },
      options: { visits: ['/refresh'] },
    },
  },
  'no refresh token, for want of offline_access': {
    ...{ rules: ['offline_access_missing', 'refresh_token_missing'], shows: 'back' },
    twist: { options: { scope: 'openid profile', visits: ['/refresh'] } },
  },
  'polls too fast': {
    ...{ rules: ['device_polls_too_fast', 'device_slow_down_ignored'], shows: 'back' },
    twist: {
      settings: { interval: 5 },
      options: { pace: 250, before: 9, most: 7 },
      proxy: impatient(),
    },
  },
  'device code expired': {
    ...{ rules: ['device_code_expired'], shows: 'back' },
    twist: { settings: { deviceTtl: 2 }, options: { before: 9, most: 4 } },
  },
  'person denies the device': {
    ...{ rules: ['device_access_denied'], shows: 'back' },
    twist: { options: { person: { answer: 'Deny', mistypes: false } } },
  },
  'wrong password': {
    ...{ rules: ['password_wrong'], shows: 'back' },
    twist: { options: { password: 'sea-otter-41' } },
  },
  'second factor wanted': {
    ...{ rules: ['password_mfa_required'], shows: 'back' },
    twist: { settings: { secondFactor: true } },
  },
  'scope that the client may not have': {
    ...{ rules: ['scope_refused'], shows: 'back' },
    twist: { options: { asked: 'openid profile' } },
  },
  'API that the server does not know': {
    ...{ rules: ['target_refused'], shows: 'back' },
    twist: { options: { audience: '/v3' } },
  },
  'token endpoint without CORS': {
    ...{ rules: ['cors_blocked'], shows: 'front', hiddenIn: blocked },
    twist: { proxy: changed(toToken, (response) => without(response, /^access-control-/i)) },
  },
  'preflight refused': {
    ...{ rules: ['preflight_refused', 'cors_blocked'], shows: 'front', hiddenIn: blocked },
    twist: {
      options: { headers: { 'X-Correlation-Id': '7f3c' } },
      proxy: instead(({ method, url }) => method === 'OPTIONS' && url.endsWith('/token'), forbidden),
    },
  },
  'gateway without its server': {
    ...{ rules: ['server_unavailable'], shows: 'back' },
    twist: { proxy: instead(toToken, gateway) },
  },
  'userinfo fails': {
    ...{ rules: ['error_api_failed', 'server_unavailable'], shows: 'back' },
    twist: { proxy: instead(toUserinfo, gateway) },
  },
  'too many requests': {
    ...{ rules: ['rate_limited'], shows: 'back' },
    twist: {
      proxy: instead(toToken, {
        ...json(429, { error: 'too_many_requests', error_description: 'Slow down' }),
        headers: [
          ['content-type', 'application/json'],
          ['retry-after', '30'],
        ],
      }),
    },
  },
} satisfies Record<string, Omit<Fault, 'id'>>;
