import { header } from '../../../protocol/http.ts';
import { parameter } from '../../../protocol/parameters.ts';
import { endpointUrls } from '../../endpoint-urls.ts';
import { clients, issuer } from '../world.ts';
import type { Exchange, Rule } from './rule.ts';

const OWN = new Set(Object.values(endpointUrls(issuer)));

const withoutPort = (uri: string): string => uri.replace(/^(http:\/\/127\.0\.0\.1):\d+/, '$1');

const beforeParameters = (uri: string): string => uri.split(/[?#]/)[0] ?? '';

/** Where the browser may go from here: own pages, and what some client registered. */
const REGISTERED = new Set([
  ...clients.flatMap(({ redirect_uris }) => redirect_uris),
  ...clients.flatMap(({ post_logout_redirect_uris }) => post_logout_redirect_uris ?? []),
]);

/** Whether a URI is one of somebody's, its parameters apart. */
export function isRegistered(uri: string): boolean {
  return REGISTERED.has(withoutPort(beforeParameters(uri)));
}

const redirectsStayInBounds: Rule = ({ response }) => {
  const location = header(response, 'location');
  if (location === undefined) return response.status === 303 ? '303 without Location' : undefined;
  const own = URL.canParse(location, issuer) && OWN.has(beforeParameters(new URL(location, issuer).href));
  return own || isRegistered(location) ? undefined : `redirect to ${location}`;
};

/** Tokens never stand where servers log them, and every answer names its issuer once. */
const answersAreWhereTheyBelong: Rule = ({ response }) => {
  const location = header(response, 'location') ?? '';
  if (!isRegistered(location)) return undefined;
  const { searchParams, hash } = new URL(location);
  const fragment = new URLSearchParams(hash.slice(1));
  const exposed = ['access_token', 'id_token'].find((name) => searchParams.has(name));
  if (exposed) return `${exposed} in the query`;
  const all = [...searchParams, ...fragment].map(([name]) => name);
  const twice = all.find((name, i) => all.indexOf(name) !== i);
  if (twice) return `${twice} stands twice in the answer`;
  const isAnswer = all.includes('code') || all.includes('error') || all.includes('id_token');
  return isAnswer && !all.includes('iss') ? 'an authorization response without iss' : undefined;
};

/** An error or a code goes back with the state that came, not with another request's. */
const stateComesBack: Rule = (exchange: Exchange) => {
  const location = header(exchange.response, 'location') ?? '';
  const direct = exchange.request.url.startsWith(`${issuer}authorize`);
  if (!direct || !isRegistered(location) || exchange.sent.some(([name]) => name === 'request_uri'))
    return undefined;
  const { searchParams, hash } = new URL(location);
  const state = searchParams.get('state') ?? new URLSearchParams(hash.slice(1)).get('state');
  const sent = exchange.sent.filter(([name]) => name === 'state').map(([, value]) => value);
  return state !== null && sent.length > 0 && !sent.includes(state) ? `state ${state}` : undefined;
};

/** A request with another redirect URI than its client's own ends where it came: on an error page, or as an error at the back channel. */
const foreignUrisGoNowhere: Rule = ({ request, response, sent }) => {
  const asked = ['authorize', 'oauth/par'].some(
    (path) => request.url.split(/[?#]/)[0] === `${issuer}${path}`,
  );
  const [uri, ...others] = sent.filter(([name]) => name === 'redirect_uri').map(([, value]) => value);
  const client = clients.find(({ client_id }) => client_id === parameter(sent, 'client_id'));
  const known = client?.redirect_uris.includes(withoutPort(uri ?? ''));
  if (
    !asked ||
    uri === undefined ||
    others.length > 0 ||
    known !== false ||
    parameter(sent, 'request_uri') !== undefined
  )
    return undefined;
  return response.status < 400 && request.method !== 'OPTIONS'
    ? `${response.status} for redirect_uri ${uri}`
    : undefined;
};

/** Rules of redirects. */
export const redirectRules: readonly Rule[] = [
  redirectsStayInBounds,
  answersAreWhereTheyBelong,
  stateComesBack,
  foreignUrisGoNowhere,
];
