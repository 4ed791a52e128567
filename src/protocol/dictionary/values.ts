import { oidcCore, openid, rfc, type SpecRef } from '../spec.ts';
import { type Entry, entriesOf, type Place } from './entry.ts';

const responseTypes = (section: string, anchor: string): SpecRef =>
  openid('Multiple Response Types', 'oauth-v2-multiple-response-types-1_0', section, anchor);
const prompts = oidcCore('3.1.2.1', 'AuthRequest');
const authorization: readonly Place[] = ['authorization request', 'pushed authorization request'];

const grantTypes = entriesOf(['token request'], 'app', {
  authorization_code: {
    what: 'The code that came back through the browser after the user agreed.',
    spec: rfc(6749, '4.1.3'),
  },
  refresh_token: {
    what: 'A refresh token from an earlier answer: new tokens without the user.',
    spec: rfc(6749, '6'),
  },
  client_credentials: {
    what: "The app's own credentials, and nobody else's: no user takes part, and no refresh token should come of it.",
    spec: rfc(6749, '4.4.2'),
  },
  password: {
    what: "The user's name and password, typed into the app. RFC 9700 §2.4 forbids it: the app sees the password, and further factors do not fit in.",
    spec: rfc(6749, '4.3.2'),
  },
  'urn:ietf:params:oauth:grant-type:device_code': {
    what: 'The device_code, while and after the user agrees on another screen.',
    spec: rfc(8628, '3.4'),
  },
  'urn:ietf:params:oauth:grant-type:jwt-bearer': {
    what: 'A signed JWT from somebody whom the server trusts.',
    spec: rfc(7523, '2.1'),
  },
  'urn:ietf:params:oauth:grant-type:token-exchange': {
    what: 'A token that the app already has, for another one.',
    spec: rfc(8693, '2.1'),
  },
});

const wanted = entriesOf(authorization, 'app', {
  code: {
    what: 'An authorization code. Tokens follow over the back channel.',
    spec: rfc(6749, '3.1.1'),
  },
  id_token: {
    what: 'An ID token straight from /authorize. A nonce is then required.',
    spec: responseTypes('3', 'id_token'),
  },
  token: {
    what: 'An access token straight from /authorize, through the browser. RFC 9700 §2.1.2 advises against it.',
    spec: rfc(6749, '3.1.1'),
  },
  none: {
    what: 'Neither code nor token: only whether the user agrees.',
    spec: responseTypes('4', 'none'),
  },
});

const ways = entriesOf(authorization, 'app', {
  query: {
    what: 'The answer stands in the query of the redirect URI. Not allowed for tokens: URLs end up in logs and histories.',
    spec: responseTypes('2.1', 'ResponseModes'),
  },
  fragment: {
    what: 'The answer stands in the fragment of the redirect URI: the browser keeps it from servers, and a script of the app reads it.',
    spec: responseTypes('2.1', 'ResponseModes'),
  },
  form_post: {
    what: 'The server answers with a page whose form posts the answer to the redirect URI by itself, so that no URL carries it.',
    spec: openid('Form Post', 'oauth-v2-form-post-response-mode-1_0', '2', 'FormPostResponseMode'),
  },
});

const pages = entriesOf(authorization, 'app', {
  none: {
    what: 'No page at all: the server answers at once, with an error such as login_required if it needs the user.',
    spec: prompts,
  },
  login: { what: 'The user signs in anew, even in a live session.', spec: prompts },
  consent: { what: 'The user is asked to agree, even if that was done before.', spec: prompts },
  select_account: { what: 'The user picks an account, even if only one is signed in.', spec: prompts },
  create: {
    what: 'The user comes to the page that makes a new account.',
    spec: openid('Prompt Create', 'openid-connect-prompt-create-1_0', '4', 'section-4'),
  },
});

const methods = entriesOf(authorization, 'app', {
  S256: {
    what: 'The challenge is the SHA-256 hash of the verifier: seeing it does not help to redeem the code.',
    spec: rfc(7636, '4.2'),
  },
  plain: {
    what: 'The challenge is the verifier itself: whoever reads the request can redeem the code.',
    spec: rfc(7636, '4.2'),
  },
});

const assertions = entriesOf(['token request'], 'app', {
  'urn:ietf:params:oauth:client-assertion-type:jwt-bearer': {
    what: 'The client assertion is a signed JWT.',
    spec: rfc(7523, '2.2'),
  },
});

const hints = entriesOf(['revocation request', 'introspection request'], 'app', {
  access_token: { what: 'The token is an access token.', spec: rfc(7009, '2.1') },
  refresh_token: { what: 'The token is a refresh token.', spec: rfc(7009, '2.1') },
});

/** Values with a fixed meaning, by the parameter that carries them. */
export const values: Readonly<Record<string, readonly Entry[]>> = {
  grant_type: grantTypes,
  response_type: wanted,
  response_mode: ways,
  prompt: pages,
  code_challenge_method: methods,
  client_assertion_type: assertions,
  token_type_hint: hints,
};
