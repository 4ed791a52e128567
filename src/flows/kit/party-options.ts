import { oidcCore, openid, rfc } from '../../protocol/spec.ts';
import type { Option } from '../option.ts';
import { switched } from './request-options.ts';

/** What more than one flow lets a person set of the app, the person, the server and what happens. */

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
