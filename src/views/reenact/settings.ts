import { header, mediaType } from '../../protocol/http.ts';
import { type Parameters, parameter, spaceDelimited } from '../../protocol/parameters.ts';
import { jsonObject, memberText, parametersOf, type RequestEvent, type Trace } from '../../trace/index.ts';

/** What an attempt shows of the settings of its flow. */
export interface Settings {
  /** A flow's id; `undefined` where no flow of ours is like it. */
  readonly flow: string | undefined;
  readonly options: Readonly<Record<string, string>>;
  /** What cannot be the same here, in sentences. */
  readonly otherwise: readonly string[];
}

/** Reads what was asked for, and how the client authenticated, out of the messages of an attempt. */
export function settingsOf(trace: Trace): Settings {
  const requests = trace.events.filter((event) => event.kind === 'request');
  const asked = merged(requests.filter(asksForAuthorization));
  const grants = requests.filter((event) => grantOf(event) !== undefined);
  const first = grants.find((event) => grantOf(event) !== 'refresh_token');
  const flow = OURS.has(trace.flow) ? trace.flow : grants.length > 0 ? REFRESH_IN : undefined;
  const callsApi = trace.events.some((event) => event.kind === 'request' && event.to === 'api');
  const scope = scopeOf(parameter(asked.length > 0 ? asked : requests.flatMap(scopeIn), 'scope'), callsApi);
  const prompt = parameter(asked, 'prompt');
  const options = {
    ...(scope.here !== undefined && { scope: scope.here }),
    ...(prompt !== undefined && PROMPTS.has(prompt) && { prompt }),
    ...(prompt === 'none' && { session: 'signed in', consent: 'remembered' }),
    ...given('maxAge', parameter(asked, 'max_age')),
    ...given('loginHint', parameter(asked, 'login_hint')),
    ...(requests.some(isPushed) && { par: 'on' }),
    ...(requests.some(({ message }) => header(message, 'dpop') !== undefined) && { dpop: 'on' }),
    ...ofFlow(flow, asked),
    ...authenticationOf(first),
    refresh: String(grants.some((event) => grantOf(event) === 'refresh_token')),
  };
  return { flow, options, otherwise: scope.otherwise };
}

const OURS: ReadonlySet<string> = new Set([
  ...['authorization-code', 'authorization-code-pkce', 'implicit-form-post', 'hybrid'],
  ...['client-credentials', 'device-authorization', 'resource-owner-password'],
]);
/** A refresh by itself is shown at the end of this flow. */
const REFRESH_IN = 'authorization-code-pkce';
const PROMPTS: ReadonlySet<string> = new Set(['none', 'login', 'consent', 'select_account']);
/** Scopes that mean the same here. */
const OURS_OF_SCOPE: ReadonlySet<string> = new Set([
  ...['openid', 'profile', 'email', 'offline_access', 'read:orders'],
]);

const given = (name: string, value: string | undefined): Record<string, string> =>
  value === undefined || value.length > 200 ? {} : { [name]: value };

/** Our API knows one scope for reading; what another API is asked for stands for it. */
function scopeOf(
  scope: string | undefined,
  callsApi: boolean,
): { here: string | undefined; otherwise: string[] } {
  const words = spaceDelimited(scope);
  if (words.length === 0) return { here: undefined, otherwise: [] };
  const known = words.filter((word) => OURS_OF_SCOPE.has(word));
  if (known.length === words.length && (!callsApi || known.includes('read:orders')))
    return { here: known.join(' '), otherwise: [] };
  return {
    here: [...new Set([...known, 'read:orders'])].join(' '),
    otherwise: ['Scopes of your API stand as read:orders, the one that the API here knows.'],
  };
}

function ofFlow(flow: string | undefined, asked: Parameters): Record<string, string> {
  const responseType = spaceDelimited(parameter(asked, 'response_type')).sort().join(' ');
  if (flow === 'hybrid' && HYBRID.has(responseType)) return { responseType };
  if (flow !== 'authorization-code-pkce') return {};
  const method = parameter(asked, 'code_challenge_method') ?? 'plain';
  const challenge = parameter(asked, 'code_challenge') === undefined ? 'none' : method;
  return {
    ...(asked.length > 0 && ['S256', 'plain', 'none'].includes(challenge) && { challengeMethod: challenge }),
    ...given('appType', appTypeOf(parameter(asked, 'redirect_uri'))),
  };
}

const HYBRID: ReadonlySet<string> = new Set(['code id_token', 'code token', 'code id_token token']);

function appTypeOf(redirectUri: string | undefined): string | undefined {
  if (redirectUri === undefined || /^https:/i.test(redirectUri)) return undefined;
  return /^http:/i.test(redirectUri) ? undefined : 'native scheme';
}

function authenticationOf(request: RequestEvent | undefined): Record<string, string> {
  if (!request) return {};
  const has = (name: string) => parameter(everything(request), name) !== undefined;
  if (has('client_assertion')) return { clientAuthentication: 'private_key_jwt' };
  return has('client_secret') ? { clientAuthentication: 'client_secret_post' } : {};
}

/** All parameters of a request, also those of a JSON body. */
function everything(event: RequestEvent): Parameters {
  const { query, body } = parametersOf(event);
  const members = mediaType(event.message).includes('json')
    ? jsonObject(event.message.body ?? '')
    : undefined;
  const inJson = Object.entries(members ?? {}).map(([name, value]) => [name, memberText(value)] as const);
  return [...query, ...body, ...inJson];
}

const merged = (requests: readonly RequestEvent[]): Parameters => requests.slice(0, 2).flatMap(everything);

/** Where no authorization request is: the device asks for its scope apart from the grant. */
const scopeIn = (event: RequestEvent): Parameters =>
  event.channel === 'back' ? everything(event).filter(([name]) => name === 'scope') : [];

const grantOf = (event: RequestEvent): string | undefined =>
  event.message.method === 'POST' ? parameter(everything(event), 'grant_type') : undefined;

const asksForAuthorization = (event: RequestEvent): boolean =>
  parameter(everything(event), 'response_type') !== undefined;

const isPushed = (event: RequestEvent): boolean => event.channel === 'back' && asksForAuthorization(event);
