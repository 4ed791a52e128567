import { DEVICE_GRANT } from './walks/back.ts';
import { ana, audience, ben, clients } from './world.ts';

const uris = clients.flatMap(({ redirect_uris }) => redirect_uris);
const goodbyes = clients.flatMap(({ post_logout_redirect_uris }) => post_logout_redirect_uris ?? []);

/** URIs that a careless comparison takes for the registered one. */
export function lookAlikes(uri: string): string[] {
  const [scheme = '', rest = ''] = uri.split('://');
  const [host = '', path = ''] = rest.split('/');
  return [
    ...[
      `${uri}/x`,
      `${uri}x`,
      `${uri}?a=b`,
      `${uri}#f`,
      `${uri}/../x`,
      `${uri}%2e%2e`,
      uri.slice(0, -1),
      uri.toUpperCase(),
    ],
    ...[`${scheme}://${host}.x-hostile.example/${path}`, `${scheme}://${host}@x-hostile.example/${path}`],
    ...[
      `${scheme}://x-hostile.example/${host}/${path}`,
      `${scheme}://${host}:8443/${path}`,
      `${scheme}://${host}//${path}`,
    ],
    ...[`${scheme}:${host}/${path}`, ` ${uri}`, `${uri}\\@x-hostile.example`, `${scheme}s://${host}/${path}`],
  ];
}

/** Parameters that the endpoints know, and values that lead far into the server, which random text alone seldom does. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  response_type: ['code', 'token', 'id_token', 'code id_token', 'code token', 'id_token code token', 'none'],
  response_mode: ['query', 'fragment', 'form_post', 'web_message'],
  client_id: clients.map(({ client_id }) => client_id),
  redirect_uri: [...uris, ...uris.flatMap(lookAlikes), 'http://127.0.0.1:5/callback', 'myapp://x'],
  scope: [
    'openid',
    'openid openid',
    'read:trips',
    'openid admin',
    'write:trips',
    'offline_access',
    'address phone',
  ],
  state: ['s', 'other'],
  nonce: ['n', 'other'],
  audience: [audience, 'https://other.example/', 'x'],
  resource: [audience, `${audience}#f`, 'https://other.example/', 'x'],
  prompt: ['none', 'login', 'consent', 'select_account', 'none login', 'create'],
  max_age: ['0', '1', '60', '-1', '1.5', 'x'],
  login_hint: [ana.username, ben.username, 'nobody'],
  id_token_hint: ['e30.e30.AA'],
  ui_locales: ['de', 'en'],
  acr_values: ['1', '2'],
  claims: ['{}', '{"id_token":{"sub":{"value":"x"}}}'],
  display: ['page', 'popup'],
  request: ['e30.e30.AA'],
  request_uri: ['urn:ietf:params:oauth:request_uri:x', 'https://x-hostile.example/'],
  registration: ['{}'],
  dpop_jkt: ['A'.repeat(43), 'x'],
  code_challenge: ['c'.repeat(43), 'c'.repeat(42), 'c'.repeat(129), 'c'.repeat(42).concat('!')],
  code_challenge_method: ['S256', 'plain', 's256'],
  code_verifier: ['v'.repeat(43), 'v'.repeat(42), 'v'.repeat(129), 'ü'.repeat(43)],
  grant_type: [
    ...['authorization_code', 'refresh_token', 'client_credentials', 'password', DEVICE_GRANT],
    ...['implicit', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
  ],
  code: ['c'],
  refresh_token: ['r'],
  access_token: ['t'],
  device_code: ['d'],
  user_code: ['BCDF-GHJK', 'bcdfghjk', 'AEIO-UAEI'],
  username: [ana.username, ben.username, 'nobody'],
  password: [ana.password, ben.password, 'wrong'],
  client_secret: clients.flatMap(({ client_secret }) => (client_secret === undefined ? [] : [client_secret])),
  client_assertion_type: ['urn:ietf:params:oauth:client-assertion-type:jwt-bearer', 'x'],
  client_assertion: ['e30.e30.AA'],
  token: ['t'],
  token_type_hint: ['access_token', 'refresh_token', 'x'],
  transaction: ['t'],
  csrf: ['c'],
  action: ['password', 'social', 'allow', 'deny', 'continue', 'logout', 'stay', 'x'],
  post_logout_redirect_uri: [...goodbyes, ...goodbyes.flatMap(lookAlikes)],
  logout_hint: ['x'],
};

/** As above; a map, because a name may be `constructor`. */
export const VOCABULARY: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(KNOWN));

export const PARAMETER_NAMES: readonly string[] = Object.keys(KNOWN);
