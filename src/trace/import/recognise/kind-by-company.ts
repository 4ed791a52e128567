import { nearlyAsks } from './asking.ts';
import type { Desk } from './desk.ts';
import type { Kind } from './kind.ts';
import type { Reading } from './reading.ts';
import { parametersOf } from './request-parts.ts';
import { isTokenAnswer, isTokenError } from './tokens.ts';
import { find } from './traits.ts';

/** What an exchange is for: by itself, else by the endpoint that it goes to. */
export function kindOf(desk: Desk, one: Reading): Kind | undefined {
  const evident = desk.kinds.get(one);
  // Among the pages of a server that the browser is at, it is how the login page is called.
  if (evident === 'authorize' && !one.query.has('client_id') && isAtServer(desk, one)) return undefined;
  if (evident === 'par' && !one.answer.has('request_uri') && isLoginByScript(desk, one)) return undefined;
  if (evident) return evident;
  const known = desk.endpoints.get(one.endpoint);
  switch (known) {
    case 'token':
      return one.isNavigation && !isTokenAnswer(one.answer) && !isTokenError(one.answer)
        ? undefined
        : 'token';
    case 'authorize':
      return one.isNavigation && (one.query.has('client_id') || one.query.has('response_type'))
        ? 'authorize'
        : undefined;
    case 'device':
    case 'par':
      return one.method === 'POST' ? known : undefined;
    case 'jwks':
    case 'metadata':
      return known;
    case 'introspection':
    case 'revocation':
      return parametersOf(one).has('token') || one.method === 'POST' ? known : undefined;
    case 'logout':
      return one.isNavigation ? 'logout' : undefined;
    default:
      return byShape(desk, one);
  }
}

export const isAtServer = (desk: Desk, { origin }: Reading): boolean =>
  desk.open.some(({ open, pages }) => open && pages.has(origin));

/** A login page's script sends the parameters of the request along with the password. */
function isLoginByScript(desk: Desk, one: Reading): boolean {
  const attempt = find(desk.traits.state, one.form.get('state'));
  return attempt?.pages.has(one.origin) === true;
}

function byShape(desk: Desk, one: Reading): Kind | undefined {
  if (!one.isTelling) return undefined;
  const { form, query, method, answer, path } = one;
  if (method === 'POST' && form.has('token') && form.size <= 5 && /revo/i.test(path)) return 'revocation';
  if (method === 'POST' && form.has('token') && /introspect/i.test(path)) return 'introspection';
  const code = find(desk.traits.code, form.get('code'));
  // Without its `grant_type`, which is one of the faults.
  const redeems = form.has('redirect_uri') || form.has('code_verifier');
  if (code && redeems && (form.has('client_id') || isTokenError(answer))) return 'token';
  if (method === 'POST' && form.size <= 5 && isKnownToken(desk, form.get('token'))) return aboutToken(one);
  const bare = method === 'POST' && form.size === 0 && !one.isNavigation;
  if (bare && /token/i.test(path) && isTokenAnswer(answer)) return 'token';
  // Neither a body nor an answer is left of it.
  if (bare && /\/token$/i.test(path) && desk.attempts.some(({ servers }) => servers.has(one.origin)))
    return 'token';
  if (one.isNavigation && nearlyAsks(query) && !isOfOpenServer(desk, one)) return 'authorize';
  const leaves = /log-?out|sign-?out|end-?session/i.test(path) && one.isNavigation;
  if (leaves && desk.attempts.some(({ servers }) => servers.has(one.origin)) && leadsBack(one))
    return 'logout';
  return undefined;
}

const isKnownToken = ({ traits }: Desk, token: string | undefined): boolean =>
  (find(traits.token, token) ?? find(traits.refreshToken, token)) !== undefined;

/** Refused, a question about a token and its revocation look the same; access tokens are asked about, others revoked. */
const aboutToken = ({ form, exchange }: Reading): Kind =>
  form.get('token_type_hint') === 'refresh_token' || exchange.entry.response?.status === 200
    ? 'revocation'
    : 'introspection';

/** Names that vendors have for where to go after a logout. */
const leadsBack = ({ query }: Reading): boolean =>
  ['client_id', 'returnTo', 'logout_uri', 'redirect_uri', 'id_token_hint'].some((name) => query.has(name));

const isOfOpenServer = (desk: Desk, { origin, query }: Reading): boolean =>
  desk.open.some(
    ({ open, pages, clientId }) => open && pages.has(origin) && clientId === query.get('client_id'),
  );
