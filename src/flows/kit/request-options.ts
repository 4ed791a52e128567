import { oidcCore, rfc } from '../../protocol/spec.ts';
import type { Option } from '../option.ts';

/** What more than one flow lets a person set of its requests. A flow lists those that it has, changed where it must. */

/** For what is there or not. */
export const switched = [
  { value: 'off', label: 'off' },
  { value: 'on', label: 'on' },
] as const;

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

/** What an access token is asked for, by the option `audience`. */
export function audienceOf(option: 'api' | 'none' | 'unknown', api: string): string {
  if (option === 'none') return '';
  return option === 'api' ? api : 'https://nothing.granttour.example/';
}
