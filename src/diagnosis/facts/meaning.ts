import { header } from '../../protocol/http.ts';
import { type Parameters, parameter } from '../../protocol/parameters.ts';
import { bare, type Exchange, has, isPreflight, pathOf } from './exchange.ts';

/** What a request is for. Paths count only where its parameters and its answer do not tell. */
export type Meaning =
  | 'preflight'
  | 'ask'
  | 'token'
  | 'device'
  | 'pushed'
  | 'revocation'
  | 'introspection'
  | 'logout'
  | 'keys'
  | 'metadata'
  | 'userinfo'
  | 'api'
  | 'other';

/** The exchanges of a meaning, in order. */
export type OfMeaning = (meaning: Meaning) => readonly Exchange[];

/** The URLs that the server's metadata gives to its endpoints, without queries, and what each is for. */
export type Endpoints = ReadonlyMap<string, Meaning>;

/** Says what an exchange is for. */
export function meaningOf(exchange: Exchange, endpoints: Endpoints): Meaning {
  const { request } = exchange;
  if (isPreflight(exchange)) return 'preflight';
  if (request.to === 'api') return 'api';
  if (request.to === 'app') return 'other';
  if (isLogout(exchange, endpoints)) return 'logout';
  return request.channel === 'front' ? frontMeaning(exchange, endpoints) : backMeaning(exchange, endpoints);
}

function frontMeaning(exchange: Exchange, endpoints: Endpoints): Meaning {
  const { request, query, body } = exchange;
  if (isAsk(query, exchange, endpoints)) return 'ask';
  const posted = request.message.method === 'POST' && body.kind === 'form' && !has(body.parameters, ...TYPED);
  if (posted && isAsk(body.parameters, exchange, endpoints)) return 'ask';
  const sent = [...query, ...body.parameters];
  if (has(sent, 'grant_type') && request.from !== 'user') return 'token';
  return byAnswer(exchange) ?? 'other';
}

/** What a form carries that a person filled in, or that the server put there for itself. */
const TYPED = ['username', 'password', 'csrf', '_csrf', 'transaction', 'login', 'action'] as const;

const ASKING = ['redirect_uri', 'state', 'nonce', 'scope', 'code_challenge'] as const;

function isAsk(sent: Parameters, exchange: Exchange, endpoints: Endpoints): boolean {
  if (has(sent, 'grant_type', 'id_token', 'access_token')) return false;
  const knownEndpoint = endpoints.get(bare(exchange.request.message.url)) === 'ask';
  const authorizes = knownEndpoint || AUTHORIZE.test(pathOf(exchange));
  if (!has(sent, 'client_id'))
    return authorizes && has(sent, 'response_type', 'redirect_uri', 'code_challenge');
  if (has(sent, 'response_type', 'request_uri', 'request')) return true;
  if (authorizes) return !has(sent, 'session_code', 'tab_id', 'ticket');
  // Somebody left the response_type out.
  return has(sent, 'redirect_uri') && ASKING.filter((name) => has(sent, name)).length > 1;
}

const AUTHORIZE = /\/(?:authorize|authorization|auth|oauth|oauth2)(?:\.\w+)?\/?$/;

function backMeaning(exchange: Exchange, endpoints: Endpoints): Meaning {
  const { request, query, body } = exchange;
  const sent = [...body.parameters, ...query];
  const path = pathOf(exchange);
  if (has(sent, 'grant_type')) return 'token';
  const endpoint = endpoints.get(bare(request.message.url));
  if (endpoint && endpoint !== 'ask') return endpoint;
  const told = byAnswer(exchange);
  if (told) return told;
  if (has(sent, 'token'))
    return request.from === 'api' || /introspect/.test(path) ? 'introspection' : 'revocation';
  if (/introspect/.test(path)) return 'introspection';
  if (/revo(?:ke|cation)/.test(path)) return 'revocation';
  if (has(sent, 'device_code', 'refresh_token', 'code_verifier')) return 'token';
  if (has(sent, 'code') && has(sent, 'redirect_uri', 'client_secret', 'client_assertion')) return 'token';
  if (has(sent, 'response_type', 'code_challenge')) return 'pushed';
  return byPath(exchange, path);
}

/** By a usual path, for what carries nothing that tells. */
function byPath({ request }: Exchange, path: string): Meaning {
  const posts = request.message.method === 'POST';
  if (/\/par\/?$/.test(path) && posts) return 'pushed';
  if (/device/.test(path) && posts) return 'device';
  if (/jwks|\/keys\/?$|\/certs\/?$/.test(path)) return 'keys';
  if (/\.well-known\//.test(path)) return 'metadata';
  if (/user-?info/.test(path)) return 'userinfo';
  if (/\/(?:token|access_token)(?:\.\w+)?\/?$/.test(path) && posts) return 'token';
  const bearer = /^(?:bearer|dpop)\s/i.test(header(request.message, 'authorization') ?? '');
  return bearer && !posts ? 'userinfo' : 'other';
}

function byAnswer(exchange: Exchange): Meaning | undefined {
  const { kind, parameters } = exchange.answer();
  if (kind === 'form') return has(parameters, 'access_token') ? 'token' : undefined;
  if (kind !== 'JSON') return undefined;
  if (has(parameters, 'device_code')) return 'device';
  if (has(parameters, 'request_uri') && has(parameters, 'expires_in')) return 'pushed';
  if (has(parameters, 'access_token', 'id_token') && exchange.request.channel === 'back') return 'token';
  if (has(parameters, 'issuer') && has(parameters, 'authorization_endpoint', 'token_endpoint', 'jwks_uri'))
    return 'metadata';
  if (parameter(parameters, 'keys')?.startsWith('[')) return 'keys';
  if (['true', 'false'].includes(parameter(parameters, 'active') ?? '')) return 'introspection';
  const onlyAnswered = exchange.request.lacks?.includes('message') && has(parameters, 'error');
  return onlyAnswered ? 'token' : undefined;
}

function isLogout(exchange: Exchange, endpoints: Endpoints): boolean {
  const sent = [...exchange.query, ...exchange.body.parameters];
  if (has(sent, 'response_type', 'grant_type', 'code_challenge')) return false;
  if (has(sent, 'post_logout_redirect_uri', 'logout_hint')) return true;
  if (has(sent, 'id_token_hint') && !has(sent, 'redirect_uri', 'client_id')) return true;
  if (endpoints.get(bare(exchange.request.message.url)) === 'logout') return true;
  return /\/(?:log-?out|sign-?out|end-?session|endsession|session\/end)\/?$/.test(pathOf(exchange));
}

const OF_MEMBERS: readonly (readonly [member: string, meaning: Meaning])[] = [
  ['authorization_endpoint', 'ask'],
  ['token_endpoint', 'token'],
  ['device_authorization_endpoint', 'device'],
  ['pushed_authorization_request_endpoint', 'pushed'],
  ['revocation_endpoint', 'revocation'],
  ['introspection_endpoint', 'introspection'],
  ['end_session_endpoint', 'logout'],
  ['userinfo_endpoint', 'userinfo'],
  ['jwks_uri', 'keys'],
];

/** The endpoints that metadata name. */
export function endpointsOf(members: Readonly<Record<string, unknown>> | undefined): Endpoints {
  const named = new Map<string, Meaning>();
  for (const [member, meaning] of OF_MEMBERS) {
    const url = members && Object.hasOwn(members, member) ? members[member] : undefined;
    if (typeof url === 'string') named.set(bare(url), meaning);
  }
  return named;
}
