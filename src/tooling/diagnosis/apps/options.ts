/** What kind of client the app with a server is, and what it asks for. */
export interface ShopOptions {
  readonly server: 'id' | 'mock';
  readonly library: 'openid-client' | 'openid-client 5' | 'simple-oauth2';
  readonly client: string;
  readonly authentication: 'basic' | 'post' | 'jwt' | 'none';
  readonly secret: string;
  readonly pkce: boolean;
  readonly nonce: boolean;
  readonly scope: string;
  /** Whether it asks for a token for the API. */
  readonly resource: boolean;
  readonly responseType: 'code' | 'id_token' | 'code id_token';
  readonly responseMode: string | undefined;
  readonly par: boolean;
  readonly dpop: boolean;
  /** Of the app's own cookie; `Strict` and `Lax` ones do not come back with a form of another site. */
  readonly sameSite: 'Lax' | 'None; Secure';
  /** `127.0.0.1` in place of `shop.localhost`. */
  readonly legacy: boolean;
  /** Logins in two tabs share one place for the verifier. */
  readonly oneSlot: boolean;
  /** The app keeps the refresh token it had, whatever a refresh brings. */
  readonly keepsOldRefreshToken: boolean;
  /** What it calls the API with. */
  readonly bearer: 'access_token' | 'id_token';
  /** The server and the path of token requests, if not those of the metadata. */
  readonly tokenServer: 'id' | 'mock' | undefined;
  readonly tokenPath: string | undefined;
  /** A state that is the same in every login. */
  readonly state: string | undefined;
  /** What the app sends as its challenge: the hash, the verifier itself, or the hash in base64 that no URL takes. */
  readonly challenge: 'hash' | 'verifier' | 'base64';
  /** Where the logout should lead. */
  readonly goodbye: string;
  /** Whether the login survives the callback's redirect; where it does not, the app sends the person to log in again. */
  readonly forgets: boolean;
  /** Changes the client's assertion before it is signed. */
  readonly assertion: ((claims: Record<string, unknown>) => void) | undefined;
  /** How much the callback takes to redeem the code, in milliseconds. */
  readonly delay: number;
}

export const usualShop: ShopOptions = {
  server: 'id',
  library: 'openid-client',
  client: 'shop',
  authentication: 'basic',
  secret: 'kW8rT2vXq5NnB7yLd3HsFz9GmJp4CaRe',
  pkce: true,
  nonce: true,
  scope: 'openid profile email offline_access',
  resource: false,
  responseType: 'code',
  responseMode: undefined,
  par: false,
  dpop: false,
  sameSite: 'Lax',
  legacy: false,
  oneSlot: false,
  keepsOldRefreshToken: false,
  bearer: 'access_token',
  tokenServer: undefined,
  tokenPath: undefined,
  state: undefined,
  challenge: 'hash',
  goodbye: '/goodbye',
  forgets: false,
  assertion: undefined,
  delay: 0,
};
