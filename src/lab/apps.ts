import type { ClientRegistration } from '../authorization-server/index.ts';
import type { ClientCredentials } from '../client/client-authentication.ts';
import { appPage } from '../client/pages.ts';
import { defaultAppProtections } from '../client/protections.ts';
import { DEVICE_GRANT } from '../client/token-requests.ts';
import type { AppConfiguration, FlowOptions } from '../flows/contract.ts';
import type { FlowId } from '../flows/index.ts';
import { publicJwk } from '../protocol/jwt.ts';
import { apiAudience, issuer } from './demo.ts';
import { clientKey, dpopKey } from './keys.ts';

/** How a browser's request to the app is answered: by a static host, by the app itself as the machine says, or never. */
export type Host = 'static' | 'app' | 'none';

/** The app of a walk: what it knows, and what the authorization server has registered of it. */
export interface DemoApp {
  readonly configuration: AppConfiguration;
  readonly registration: ClientRegistration;
  readonly host: Host;
  /** The page that is open in the browser before the walk; `undefined` where no browser is. */
  readonly home: string | undefined;
  /** What the app's own screen shows before the walk, as HTML; `undefined` for an app whose screen is the browser. */
  readonly screen: string | undefined;
}

const endpoints: AppConfiguration['endpoints'] = {
  authorization: `${issuer}authorize`,
  pushedAuthorization: `${issuer}oauth/par`,
  token: `${issuer}oauth/token`,
  device: `${issuer}oauth/device/code`,
  jwks: `${issuer}.well-known/jwks.json`,
  userinfo: `${issuer}userinfo`,
  revocation: `${issuer}oauth/revoke`,
  introspection: `${issuer}oauth/introspect`,
  logout: `${issuer}oidc/logout`,
};

type Part = Pick<AppConfiguration, 'clientId'> & Partial<AppConfiguration>;

function configured(part: Part): AppConfiguration {
  return {
    ...{
      issuer,
      credentials: { method: 'none' },
      redirectUri: '',
      postLogoutRedirectUri: '',
      origin: undefined,
    },
    ...{ audience: apiAudience, api: `${apiAudience}orders`, dpopKey, endpoints },
    protections: defaultAppProtections,
    ...part,
  };
}

const spaOrigin = 'https://spa.granttour.example';
/** Another site than the authorization server's, as with most apps: what cookies travel where depends on it. */
const webOrigin = 'https://web.wayfarer.example';

/** The single-page app of the demo. */
export const spa = configured({
  clientId: 'wayfarer-spa',
  redirectUri: `${spaOrigin}/callback`,
  postLogoutRedirectUri: `${spaOrigin}/logged-out`,
  origin: spaOrigin,
});

/** The secret of the confidential demo apps. Public on purpose and worthless. */
const SECRET = 'demo-secret-of-wayfarer';

/** What a confidential app authenticates with, by the option `clientAuthentication`. */
function credentialsOf({ clientAuthentication: method }: FlowOptions): ClientCredentials {
  if (method === 'private_key_jwt') return { method, key: clientKey };
  return { method: method === 'client_secret_post' ? method : 'client_secret_basic', secret: SECRET };
}

/** What the authorization server has registered of an app, beside its grants. */
function registered(app: AppConfiguration, rest: Omit<ClientRegistration, 'client_id'>): ClientRegistration {
  const { clientId, credentials, redirectUri, postLogoutRedirectUri } = app;
  return {
    client_id: clientId,
    redirect_uris: redirectUri === '' ? [] : [redirectUri],
    post_logout_redirect_uris: postLogoutRedirectUri === '' ? [] : [postLogoutRedirectUri],
    token_endpoint_auth_method: credentials.method,
    ...('secret' in credentials && { client_secret: credentials.secret }),
    ...(credentials.method === 'private_key_jwt' && { jwks: { keys: [publicJwk(clientKey)] } }),
    web_origins: [],
    ...rest,
  };
}

function spaApp(): DemoApp {
  return {
    configuration: spa,
    registration: registered(spa, {
      ...{ name: 'Wayfarer', kind: 'spa', web_origins: [spaOrigin] },
      grant_types: ['authorization_code', 'refresh_token'],
    }),
    ...{ host: 'static', home: `${spaOrigin}/`, screen: undefined },
  };
}

function nativeApp(redirectUri: string, registeredUri: string): DemoApp {
  const configuration = configured({ clientId: 'wayfarer-native', redirectUri });
  return {
    configuration,
    registration: registered(configuration, {
      ...{ name: 'Wayfarer', kind: 'native', redirect_uris: [registeredUri] },
      grant_types: ['authorization_code', 'refresh_token'],
    }),
    ...{ host: 'app', home: undefined, screen: appPage({ name: 'native-start' }) },
  };
}

/** The web app with a server. `grants` are its grant types; `credentials` how it authenticates. */
function webApp(
  credentials: ClientCredentials,
  grants: readonly string[],
  responseTypes: readonly string[],
): DemoApp {
  const configuration = configured({
    clientId: 'wayfarer-web',
    credentials,
    redirectUri: `${webOrigin}/callback`,
    postLogoutRedirectUri: `${webOrigin}/logged-out`,
  });
  return {
    configuration,
    registration: registered(configuration, {
      ...{ name: 'Wayfarer', kind: 'web', grant_types: grants, response_types: responseTypes },
    }),
    ...{ host: 'app', home: `${webOrigin}/`, screen: undefined },
  };
}

function ownScreen(
  configuration: AppConfiguration,
  rest: Omit<ClientRegistration, 'client_id'>,
  screen: string,
): DemoApp {
  return {
    configuration,
    registration: registered(configuration, rest),
    host: 'none',
    home: undefined,
    screen,
  };
}

/** The app of each flow, by its options. */
const APPS: Readonly<Record<FlowId, (options: FlowOptions) => DemoApp | Promise<DemoApp>>> = {
  'authorization-code': (options) =>
    webApp(credentialsOf(options), ['authorization_code', 'refresh_token'], ['code']),
  'authorization-code-pkce': ({ appType }) => {
    if (appType === 'native scheme') return nativeApp('myapp://callback', 'myapp://callback');
    // The system gives the app whichever port is free; registered is the URI without one (RFC 8252 §7.3).
    if (appType === 'native loopback')
      return nativeApp('http://127.0.0.1:51004/callback', 'http://127.0.0.1/callback');
    return spaApp();
  },
  'implicit-form-post': () => webApp({ method: 'none' }, ['implicit'], ['id_token']),
  hybrid: (options) =>
    webApp(
      credentialsOf(options),
      ['authorization_code', 'implicit', 'refresh_token'],
      ['code id_token', 'code token', 'code id_token token'],
    ),
  'client-credentials': (options) => {
    const job = configured({ clientId: 'wayfarer-restock', credentials: credentialsOf(options) });
    const rest = { name: 'Wayfarer Restock', kind: 'machine', grant_types: ['client_credentials'] } as const;
    return ownScreen(job, rest, appPage({ name: 'job-log', lines: [] }));
  },
  'device-authorization': async () => {
    const { devicePage } = await import('../client/pages/device.ts');
    const tv = configured({ clientId: 'wayfarer-tv' });
    const rest = {
      name: 'Wayfarer TV',
      kind: 'device',
      grant_types: [DEVICE_GRANT, 'refresh_token'],
    } as const;
    return ownScreen(tv, rest, devicePage({ name: 'device-start' }));
  },
  'resource-owner-password': (options) => {
    const classic = configured({ clientId: 'wayfarer-classic', credentials: credentialsOf(options) });
    const rest = {
      name: 'Wayfarer Classic',
      kind: 'native',
      grant_types: ['password', 'refresh_token'],
    } as const;
    return ownScreen(classic, rest, appPage({ name: 'credentials', username: '' }));
  },
};

/** The app that plays in a flow, as its options want it. */
export async function demoApp(flow: FlowId, options: FlowOptions): Promise<DemoApp> {
  return APPS[flow](options);
}

/** A client that is registered beside the walk's own, so that a code can be sent by the wrong one. */
export const otherClient: ClientRegistration = {
  client_id: 'night-market-spa',
  name: 'Night Market',
  kind: 'spa',
  redirect_uris: ['https://market.granttour.example/callback'],
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  web_origins: ['https://market.granttour.example'],
};
