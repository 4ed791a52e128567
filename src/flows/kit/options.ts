import { oidcCore, openid, rfc } from '../../protocol/spec.ts';
import type { Option } from '../option.ts';

/** What more than one flow lets a person set. A flow lists those that it has, changed where it must. */

export const scope = {
  name: 'scope',
  kind: 'text',
  group: 'request',
  label: 'Scope',
  explain:
    'What the app asks for, with spaces between. openid brings an ID token, offline_access a refresh token, read:orders opens the API.',
  spec: rfc(6749, '3.3'),
  preset: 'openid profile email offline_access read:orders',
  suggestions: [
    { value: 'openid profile email offline_access read:orders', label: 'all of it' },
    { value: 'openid profile email read:orders', label: 'without offline_access' },
    { value: 'read:orders', label: 'no OpenID Connect' },
    {
      value: 'openid profile',
      label: 'no read:orders',
      discouraged: 'The API answers 403 insufficient_scope.',
    },
    {
      value: 'openid fly:rockets',
      label: 'an unknown scope',
      discouraged: 'The server refuses it with invalid_scope.',
    },
  ],
} as const satisfies Option;

export const audience = {
  name: 'audience',
  kind: 'choice',
  group: 'request',
  label: 'Audience',
  preset: 'api',
  explain:
    'The API that the access token is for. Auth0 calls the parameter audience, the standard resource; without it the token opens no API of yours.',
  spec: rfc(8707, '2'),
  values: [
    { value: 'api', label: 'the orders API' },
    {
      value: 'none',
      label: 'left out',
      discouraged:
        'The scope read:orders belongs to that API, and its token would be for nobody in particular.',
    },
    {
      value: 'unknown',
      label: 'an unknown API',
      discouraged: 'The server refuses it with invalid_target.',
    },
  ],
} as const satisfies Option;

export const prompt = {
  name: 'prompt',
  kind: 'choice',
  group: 'request',
  label: 'prompt',
  preset: '',
  explain: 'Whether the server may, must or must not ask the person for something.',
  spec: oidcCore('3.1.2.1', 'AuthRequest'),
  values: [
    { value: '', label: 'left out' },
    { value: 'none', label: 'none' },
    { value: 'login', label: 'login' },
    { value: 'consent', label: 'consent' },
    { value: 'select_account', label: 'select_account' },
  ],
} as const satisfies Option;

export const maxAge = {
  name: 'maxAge',
  kind: 'text',
  group: 'request',
  label: 'max_age',
  preset: '',
  explain: 'How many seconds ago the person may have signed in at most; older sign-ins are asked for again.',
  spec: oidcCore('3.1.2.1', 'AuthRequest'),
  suggestions: [
    { value: '', label: 'left out' },
    { value: '0', label: 'always sign in' },
    { value: '3600', label: 'an hour' },
  ],
} as const satisfies Option;

export const loginHint = {
  name: 'loginHint',
  kind: 'text',
  group: 'request',
  label: 'login_hint',
  preset: '',
  explain: 'Whom the app expects; the login page fills it in.',
  spec: oidcCore('3.1.2.1', 'AuthRequest'),
  suggestions: [
    { value: '', label: 'left out' },
    { value: 'ana@mail.example', label: 'ana@mail.example' },
  ],
} as const satisfies Option;

export const clientAuthentication = {
  name: 'clientAuthentication',
  kind: 'choice',
  group: 'app',
  label: 'Client authentication',
  preset: 'client_secret_basic',
  explain: 'How the app proves at the back channel that it is the client; its registration says the same.',
  spec: oidcCore('9', 'ClientAuthentication'),
  values: [
    { value: 'client_secret_basic', label: 'secret, in the Basic header' },
    {
      value: 'client_secret_post',
      label: 'secret, in the body',
      discouraged: 'RFC 6749 §2.3.1 recommends it only for clients that cannot send the Basic header.',
    },
    { value: 'private_key_jwt', label: 'Private Key JWT' },
  ],
} as const satisfies Option;

const switched = [
  { value: 'off', label: 'off' },
  { value: 'on', label: 'on' },
] as const;

export const par = {
  name: 'par',
  kind: 'choice',
  group: 'request',
  label: 'Pushed request (PAR)',
  preset: 'off',
  explain:
    'The app sends the authorization request over the back channel first; the browser carries only its name, so nobody there can read or change it.',
  spec: rfc(9126, '1'),
  values: switched,
} as const satisfies Option;

export const dpop = {
  name: 'dpop',
  kind: 'choice',
  group: 'app',
  label: 'DPoP',
  preset: 'off',
  explain:
    'The app proves that it holds a key with each request, and its access token works with that key only: a stolen copy is worthless.',
  spec: rfc(9449, '1'),
  values: switched,
} as const satisfies Option;

export const session = {
  name: 'session',
  kind: 'choice',
  group: 'person',
  label: 'Before the walk',
  preset: 'none',
  explain: 'Whether this browser has a session at the authorization server already (single sign-on).',
  spec: oidcCore('3.1.2.3', 'Authenticates'),
  values: [
    { value: 'none', label: 'nobody is signed in' },
    { value: 'signed in', label: 'Ana is signed in' },
  ],
} as const satisfies Option;

export const consent = {
  name: 'consent',
  kind: 'choice',
  group: 'person',
  label: 'Consent',
  preset: 'first time',
  explain: 'Whether Ana is asked what the app may do, and what she answers when nobody else does.',
  spec: oidcCore('3.1.2.4', 'Consent'),
  values: [
    { value: 'first time', label: 'the first time: she allows' },
    { value: 'remembered', label: 'remembered from before' },
    { value: 'denied', label: 'she denies' },
  ],
} as const satisfies Option;

export const login = {
  name: 'login',
  kind: 'choice',
  group: 'person',
  label: 'Ways to sign in',
  preset: 'password',
  explain:
    'Which login option of the page Ana takes when nobody else does. The app never learns the difference, but amr tells.',
  spec: rfc(8176, '2'),
  values: [
    { value: 'password', label: 'email and password' },
    { value: 'social', label: 'another provider' },
  ],
} as const satisfies Option;

export const rotation = {
  name: 'rotation',
  kind: 'choice',
  group: 'server',
  label: 'Refresh token rotation',
  preset: 'on',
  explain:
    'Each refresh brings a new refresh token and spends the old one, so that a stolen copy is noticed.',
  spec: rfc(9700, '4.14.2'),
  values: [
    { value: 'on', label: 'on' },
    {
      value: 'off',
      label: 'off',
      discouraged: 'A stolen refresh token then works silently beside the app’s for its whole life.',
    },
  ],
} as const satisfies Option;

export const refresh = {
  name: 'refresh',
  kind: 'choice',
  group: 'what happens',
  label: 'After the data',
  preset: 'true',
  explain: 'Whether the walk goes on to a refresh by itself, where a refresh token was issued.',
  spec: rfc(6749, '6'),
  values: [
    { value: 'true', label: 'goes on to a refresh' },
    { value: 'false', label: 'ends with the data' },
  ],
} as const satisfies Option;

export const sessionCookie = {
  name: 'sessionCookie',
  kind: 'choice',
  group: 'app',
  label: "The app's session cookie",
  preset: 'None',
  explain:
    'form_post reaches the app as a POST from another site. Only a cookie with SameSite=None comes along, and without it the app cannot find the state that it kept.',
  spec: openid('Form Post', 'oauth-v2-form-post-response-mode-1_0', '2', 'FormPostResponseMode'),
  values: [
    { value: 'None', label: 'SameSite=None; Secure' },
    {
      value: 'Lax',
      label: 'SameSite=Lax',
      discouraged:
        'The browser leaves it out of the cross-site POST, so the app cannot tell whose response this is.',
    },
  ],
} as const satisfies Option;

/** What an access token is asked for, by the option `audience`. */
export function audienceOf(option: 'api' | 'none' | 'unknown', api: string): string {
  if (option === 'none') return '';
  return option === 'api' ? api : 'https://nothing.granttour.example/';
}
