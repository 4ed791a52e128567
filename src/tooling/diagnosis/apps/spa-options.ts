/** What the app in a page is set up with. */
export interface SpaOptions {
  readonly server: 'id' | 'mock';
  readonly library: 'oidc-client-ts' | 'oauth4webapi';
  readonly client: string;
  /** A secret in a page is none; some teams put it there. */
  readonly secret: string | undefined;
  readonly scope: string;
  readonly resource: boolean;
  readonly userinfo: boolean;
  readonly dpop: boolean;
  /** Headers that the app adds to token requests. */
  readonly headers: Readonly<Record<string, string>>;
}

export const usualSpa: SpaOptions = {
  server: 'id',
  library: 'oidc-client-ts',
  client: 'spa',
  secret: undefined,
  scope: 'openid profile email',
  resource: false,
  userinfo: true,
  dpop: false,
  headers: {},
};
