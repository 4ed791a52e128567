import { later } from '../later.ts';
import type { Fault } from '../scene.ts';
import { otherSecret, secret } from '../world/clients.ts';
import { body, toToken, withHeader, without } from './changes.ts';

const basic = (id: string, password: string) =>
  `Basic ${Buffer.from(`${id}:${password}`).toString('base64')}`;

/** What goes wrong with requests to the token endpoint. */
export const tokenRequestFaults = {
  'another verifier': {
    ...{ rules: ['pkce_verifier_mismatch'], shows: 'back' },
    twist: { swap: { code_verifier: 'mQ2pX9vLr4TnB7yKd3HsFz8GwJc5CaReUo1ViNxMtYk' } },
  },
  'no verifier': {
    ...{ rules: ['pkce_verifier_missing'], shows: 'back' },
    twist: { swap: { code_verifier: null } },
  },
  'verifier of another tab': {
    ...{ rules: ['pkce_verifier_mismatch'], shows: 'back' },
    twist: { options: { oneSlot: true, tabs: 2 } },
  },
  'verifier too short': {
    ...{ rules: ['pkce_verifier_malformed', 'pkce_verifier_mismatch'], shows: 'back' },
    twist: { swap: { code_verifier: 'my-verifier' } },
  },
  'redirect_uri with a slash': {
    ...{ rules: ['redirect_uri_mismatch_at_token'], shows: 'back' },
    twist: { swap: { redirect_uri: ['/callback', '/callback/'] } },
  },
  'redirect_uri with https': {
    ...{ rules: ['redirect_uri_mismatch_at_token', 'proxy_changed_scheme'], shows: 'back' },
    twist: { swap: { redirect_uri: ['http:', 'https:'] } },
  },
  'redirect_uri without its port': {
    ...{ rules: ['redirect_uri_mismatch_at_token', 'proxy_changed_host'], shows: 'back' },
    twist: body(/(redirect_uri=http%3A%2F%2Fshop\.localhost)%3A\d+/, '$1'),
  },
  'redirect_uri in other case': {
    ...{ rules: ['redirect_uri_mismatch_at_token'], shows: 'back' },
    twist: { swap: { redirect_uri: ['/callback', '/Callback'] } },
  },
  'no redirect_uri': {
    ...{ rules: ['redirect_uri_missing_at_token'], shows: 'back' },
    twist: { swap: { redirect_uri: null } },
  },
  'code cut off': {
    ...{ rules: ['code_changed'], shows: 'back' },
    twist: body(/(code=[^&]{20})[^&]*/, '$1'),
  },
  'code sent twice': {
    ...{ rules: ['code_reused'], shows: 'back' },
    twist: { options: { visits: ['/profile', 'reload callback'] } },
  },
  'code too late': {
    ...{ rules: ['code_expired'], shows: 'back' },
    twist: { settings: { codeTtl: 1 }, options: { delay: 2_100 }, later: later(/\/callback\?/, 1_100) },
  },
  'code of another client': {
    ...{ rules: ['client_id_mismatch'], shows: 'back' },
    twist: {
      send: (request) =>
        toToken(request) ? withHeader(request, ['authorization', basic('shop-two', otherSecret)]) : request,
    },
  },
  'code to another server': {
    ...{ rules: ['mixed_issuers'], shows: 'back' },
    twist: { options: { tokenServer: 'mock' } },
  },
  'wrong secret': {
    ...{ rules: ['client_secret_wrong'], shows: 'headers' },
    twist: { options: { secret: 'the-secret-of-last-year-8Hq2LmZx' } },
  },
  'secret in header and form': {
    ...{ rules: ['client_authentication_twice'], shows: 'back' },
    twist: { swap: { client_id: 'shop', client_secret: secret } },
  },
  'no client authentication': {
    ...{ rules: ['client_authentication_missing'], shows: 'headers' },
    twist: { options: { authentication: 'none' } },
  },
  'assertion for another audience': {
    ...{ rules: ['assertion_audience'], shows: 'back' },
    twist: {
      options: {
        assertion: (claims: Record<string, unknown>) => set(claims, 'aud', 'https://login.example/'),
      },
    },
  },
  'assertion expired': {
    ...{ rules: ['assertion_expired'], shows: 'back' },
    twist: {
      options: {
        assertion: (claims: Record<string, unknown>) => {
          for (const name of ['iat', 'nbf', 'exp']) set(claims, name, Number(claims[name]) - 7_200);
        },
      },
    },
  },
  'assertion for another subject': {
    ...{ rules: ['assertion_subject', 'client_id_mismatch'], shows: 'back' },
    twist: { options: { assertion: (claims: Record<string, unknown>) => set(claims, 'sub', 'shop') } },
  },
  'secret in a page': {
    ...{ rules: ['client_secret_in_browser'], shows: 'front' },
    twist: { options: { client: 'spa-secret', secret } },
  },
  'JSON in place of a form': {
    ...{ rules: ['token_request_not_form'], shows: 'back' },
    twist: {
      send: (request) =>
        toToken(request)
          ? {
              ...withHeader(request, ['content-type', 'application/json']),
              body: JSON.stringify(Object.fromEntries(new URLSearchParams(request.body ?? ''))),
            }
          : request,
    },
  },
  'no content type': {
    ...{ rules: ['token_request_not_form'], shows: 'back' },
    twist: {
      send: (request) =>
        toToken(request) ? withHeader(request, ['content-type', 'text/plain;charset=UTF-8']) : request,
    },
  },
  'GET at the token endpoint': {
    ...{ rules: ['token_request_by_get'], shows: 'back' },
    twist: {
      send: (request) => {
        if (!toToken(request)) return request;
        const { body: form, ...bare } = without(request, /^content-(type|length)$/i);
        return { ...bare, method: 'GET', url: `${request.url}?${form}` };
      },
    },
  },
  'wrong address of the token endpoint': {
    ...{ rules: ['endpoint_not_found'], shows: 'back' },
    twist: { options: { tokenPath: '/oauth/token' } },
  },
  'grant type that the client may not use': {
    ...{
      rules: [
        'error_unauthorized_client',
        'error_unsupported_grant_type',
        'error_invalid_request',
        'password_grant_refused',
      ],
      shows: 'back',
      asFlow: 'resource-owner-password',
    },
    twist: { swap: { grant_type: 'password', username: 'ana@mail.example', password: 'sea-otter-42' } },
  },
} satisfies Record<string, Omit<Fault, 'id'>>;

function set(claims: Record<string, unknown>, name: string, value: unknown): void {
  claims[name] = value;
}
