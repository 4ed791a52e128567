const PATHS = {
  openid_configuration: '.well-known/openid-configuration',
  oauth_metadata: '.well-known/oauth-authorization-server',
  jwks: '.well-known/jwks.json',
  authorization: 'authorize',
  login: 'login',
  consent: 'consent',
  token: 'oauth/token',
  userinfo: 'userinfo',
  revocation: 'oauth/revoke',
  introspection: 'oauth/introspect',
  pushed_authorization_request: 'oauth/par',
  device_authorization: 'oauth/device/code',
  activate: 'activate',
  end_session: 'oidc/logout',
} as const;

/** The server's absolute URLs by what they are for. */
export type Endpoints = Readonly<Record<keyof typeof PATHS, string>>;

/** The path of each endpoint. */
export function actionsOf(urls: Endpoints): Endpoints {
  const paths = Object.entries(urls).map(([name, url]) => [name, new URL(url).pathname]);
  return Object.fromEntries(paths) as Endpoints;
}

/** The endpoints by their paths. */
export function endpointsByPath(actions: Endpoints): ReadonlyMap<string, keyof Endpoints> {
  const names = Object.keys(actions) as (keyof Endpoints)[];
  return new Map(names.map((name) => [actions[name], name]));
}

/**
 * Where the endpoints of an issuer are: below its URL, but for the RFC 8414 document, whose well-known part comes before the path.
 * @see [RFC 8414 - Authorization Server Metadata, section 3](https://www.rfc-editor.org/rfc/rfc8414#section-3)
 */
export function endpointUrls(issuer: string): Endpoints {
  const base = issuer.endsWith('/') ? issuer : `${issuer}/`;
  const below = Object.entries(PATHS).map(([name, path]) => [name, new URL(path, base).href]);
  const { origin, pathname } = new URL(issuer);
  const metadata = `${origin}/${PATHS.oauth_metadata}${pathname.replace(/\/$/, '')}`;
  return { ...Object.fromEntries(below), oauth_metadata: metadata } as Endpoints;
}
