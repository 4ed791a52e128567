import { spaceDelimited } from '../../protocol/parameters.ts';

/** What of the protocol takes part in a walk, by its flow and its options as `readOptions` gives them. */
export interface Walk {
  /** The browser carries an authorization request to the server and its answer back. */
  readonly frontChannel: boolean;
  /** That answer brings an ID token. */
  readonly idTokenInFront: boolean;
  /** A code is swapped for tokens. */
  readonly code: boolean;
  /** The swap is tied to the request by PKCE and nothing else: the client is public. */
  readonly publicCode: boolean;
  /** The request carries a `code_challenge`. */
  readonly challenge: boolean;
  /** The app gets an ID token, sooner or later. */
  readonly idToken: boolean;
  /** The app may get a refresh token. */
  readonly refreshToken: boolean;
  readonly rotation: boolean;
  readonly dpop: boolean;
  /** The app proves who it is by a signed assertion. */
  readonly assertion: boolean;
  /** Something secret is sent that others could guess: a password, a client secret, a user code. */
  readonly guessable: boolean;
  /** A person signs in on the server's own page. */
  readonly loginPage: boolean;
  /** The app calls the API. */
  readonly api: boolean;
}

type Settings = Readonly<Record<string, string>>;

const FRONT_CHANNEL = [
  'authorization-code',
  'authorization-code-pkce',
  'implicit-form-post',
  'hybrid',
] as const;
const AUTHENTICATED = [
  'authorization-code',
  'hybrid',
  'client-credentials',
  'resource-owner-password',
] as const;
const CALLS_API = [
  ...(['authorization-code', 'authorization-code-pkce', 'hybrid'] as const),
  ...(['client-credentials', 'device-authorization', 'resource-owner-password'] as const),
] as const;

/** Looks at a walk before it begins. */
export function walkOf(flow: string, options: Settings): Walk {
  const isOne = (flows: readonly string[]) => flows.includes(flow);
  const frontChannel = isOne(FRONT_CHANNEL);
  const api = isOne(CALLS_API);
  const code = frontChannel && api;
  const openid = asksOpenId(options, frontChannel);
  const idTokenInFront =
    openid && (flow === 'implicit-form-post' || (flow === 'hybrid' && asked(options).includes('id_token')));
  const needless = flow === 'client-credentials' || (frontChannel && !code) || !api;
  const pkce = flow === 'authorization-code-pkce';
  const assertion = isOne(AUTHENTICATED) && options['clientAuthentication'] === 'private_key_jwt';
  const loginPage = frontChannel || flow === 'device-authorization';
  return {
    ...{ frontChannel, idTokenInFront, code, publicCode: pkce, assertion, loginPage, api },
    challenge: pkce && options['challengeMethod'] !== 'none',
    idToken: openid && (frontChannel || api) && flow !== 'client-credentials',
    refreshToken: !needless && spaceDelimited(options['scope']).includes('offline_access'),
    rotation: options['rotation'] !== 'off',
    dpop: api && options['dpop'] === 'on',
    guessable: loginPage || flow === 'resource-owner-password' || (isOne(AUTHENTICATED) && !assertion),
  };
}

/** Without a scope, the back channel gives those of the API, or else `openid`; the front channel refuses. */
function asksOpenId({ scope = '', audience }: Settings, frontChannel: boolean): boolean {
  const scopes = spaceDelimited(scope);
  if (scopes.length === 0) return !frontChannel && audience === 'none';
  return scopes.includes('openid');
}

const asked = ({ responseType = '' }: Settings): string[] => responseType.split(' ');
