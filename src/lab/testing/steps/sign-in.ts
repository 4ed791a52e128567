import type { Proof } from './facts.ts';

const AS = 'authorization-server';

/** A request to the authorization endpoint, and what stands in it. */
export const authorizes = (...carries: string[]): Proof => [
  `request browser > ${AS} GET /authorize`,
  ...['client_id', 'redirect_uri', 'scope', 'state', 'nonce', ...carries],
];

/** A web app's server answers its login link with the redirect. */
export const webAppRedirects = (...carries: string[]): readonly Proof[] => [
  ['work app make_authorization_request', 'state', 'nonce'],
  ['response app > browser 303 to /authorize', 'set-cookie', 'client_id', ...carries],
  authorizes(...carries),
  [`work ${AS} handle_request`, 'client_registered', 'redirect_uri_registered', 'scope_known'],
];

export const picksLogin: readonly Proof[] = [
  ['action pick_login on browser'],
  ['request browser > app GET /login'],
];

export const prompts: readonly Proof[] = [
  [`response ${AS} > browser 303 to /login`, 'transaction'],
  [`request browser > ${AS} GET /login`],
  [`response ${AS} > browser 200`, '“Log in - Grant Tour accounts”', 'transaction', 'csrf'],
];

/** The login options, the sign-in, and the consent prompt with its permissions. */
export const signsIn = (app: string): readonly Proof[] => [
  ['action sign_in on browser', 'username', 'password'],
  [`request browser > ${AS} POST /login`, 'username', 'password'],
  [`work ${AS} handle_request`, 'credentials_correct', '__Host-session'],
  [`response ${AS} > browser 200`, `“Allow ${app}? - Grant Tour accounts”`],
  ['action consent on browser'],
  [`request browser > ${AS} POST /consent`, 'action=allow'],
];

/** The app calls the API, and the API answers. */
export const calls: readonly Proof[] = [['request app > api GET /orders', 'authorization']];
export const answersData: readonly Proof[] = [['response api > app 200', 'orders']];
export const checksToken: Proof = ['work api handle_request', 'signature_valid', 'scope_sufficient'];

/** The app swaps the code; the server judges, then gives tokens. */
export const swapsCode = (...carries: string[]): readonly Proof[] => [
  [`request app > ${AS} POST /oauth/token`, 'grant_type=authorization_code', 'code', ...carries],
];
export const judgesCode = (...passed: string[]): readonly Proof[] => [
  [`work ${AS} handle_request`, 'code_known', 'code_unused', 'code_not_expired', ...passed],
];
export const givesTokens = (...carries: string[]): readonly Proof[] => [
  [`response ${AS} > app 200`, 'access_token', ...carries],
];
export const refreshes: readonly Proof[] = [
  [`request app > ${AS} POST /oauth/token`, 'grant_type=refresh_token', 'refresh_token'],
  [`work ${AS} handle_request`, 'refresh_token_unused'],
  [`response ${AS} > app 200`, 'access_token', 'refresh_token'],
  ['work app keep_new_tokens', 'refresh_token'],
];
