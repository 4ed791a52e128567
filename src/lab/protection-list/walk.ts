import type { FlowId } from '../../flows/index.ts';
import { spaceDelimited } from '../../protocol/parameters.ts';

/** What of the protocol takes part in a walk. */
export interface Walk {
  /** The browser carries an authorization request to the server, and its answer back. */
  readonly frontChannel: boolean;
  /** The request asks for an ID token from the front channel; there a `nonce` is always required. */
  readonly asksIdTokenInFront: boolean;
  /** A person signs in on the server's own page. */
  readonly loginPage: boolean;
  /** A code is swapped for tokens. */
  readonly code: boolean;
  /** The app that swaps it has no credentials: PKCE alone ties the code to it. */
  readonly publicCode: boolean;
  /** The request carries a `code_challenge`. */
  readonly challenge: boolean;
  /** The app gets an ID token. */
  readonly idToken: boolean;
  /** Something comes beside the ID token that it holds the hash of. */
  readonly tokenHashes: boolean;
  /** The app may get a refresh token. */
  readonly refreshToken: boolean;
  readonly rotation: boolean;
  readonly dpop: boolean;
  /** The app proves who it is by a signed assertion. */
  readonly assertion: boolean;
  /** A password, a client secret or a user code is sent. */
  readonly guessable: boolean;
  /** The app calls the API. */
  readonly api: boolean;
}

type Settings = Readonly<Record<string, string>>;
type Trait = 'front channel' | 'login page' | 'code' | 'credentials' | 'user' | 'refresh' | 'api';

const TRAITS: Readonly<Record<FlowId, readonly Trait[]>> = {
  'authorization-code': ['front channel', 'login page', 'code', 'credentials', 'user', 'refresh', 'api'],
  'authorization-code-pkce': ['front channel', 'login page', 'code', 'user', 'refresh', 'api'],
  'implicit-form-post': ['front channel', 'login page', 'user'],
  hybrid: ['front channel', 'login page', 'code', 'credentials', 'user', 'refresh', 'api'],
  'client-credentials': ['credentials', 'api'],
  'device-authorization': ['login page', 'user', 'refresh', 'api'],
  'resource-owner-password': ['credentials', 'user', 'refresh', 'api'],
};

/** Looks at a walk before it begins: its flow, and its options as `readOptions` gives them. */
export function walkOf(flow: string, options: Settings): Walk {
  const has = (trait: Trait) => Object.hasOwn(TRAITS, flow) && TRAITS[flow as FlowId].includes(trait);
  const [frontChannel, code, credentials] = [has('front channel'), has('code'), has('credentials')];
  const [user, api] = [has('user'), has('api')];
  const assertion = credentials && options['clientAuthentication'] === 'private_key_jwt';
  const idToken = user && asksOpenId(options, frontChannel);
  return {
    ...{ frontChannel, code, api, assertion, idToken },
    loginPage: has('login page'),
    publicCode: code && !credentials,
    asksIdTokenInFront: frontChannel && asksIdToken(flow, options),
    challenge: flow === 'authorization-code-pkce' && options['challengeMethod'] !== 'none',
    tokenHashes: idToken && api,
    refreshToken: has('refresh') && spaceDelimited(options['scope']).includes('offline_access'),
    rotation: options['rotation'] !== 'off',
    dpop: api && options['dpop'] === 'on',
    guessable: user || (credentials && !assertion),
  };
}

function asksIdToken(flow: string, { responseType = '' }: Settings): boolean {
  return flow === 'implicit-form-post' || responseType.split(' ').includes('id_token');
}

/** Without a scope, the back channel gives those of the API, or else `openid`; the front channel refuses. */
function asksOpenId({ scope = '', audience }: Settings, frontChannel: boolean): boolean {
  const scopes = spaceDelimited(scope);
  if (scopes.length === 0) return !frontChannel && audience === 'none';
  return scopes.includes('openid');
}
