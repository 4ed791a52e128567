import { header } from '../../../protocol/http.ts';
import { type DecodedJwt, decodeJwt } from '../../../protocol/jwt.ts';
import { parameter } from '../../../protocol/parameters.ts';
import type { Client } from '../../index.ts';
import type { Pair } from '../draft.ts';
import { pageOf } from '../page.ts';
import { textMembers } from '../walks/walk.ts';
import { audience, clients, issuer } from '../world.ts';
import type { Exchange, Rule } from './rule.ts';

/** Where an answer with tokens goes, and its members. */
interface Issued {
  /** The app's address; `undefined` at the back channel. */
  readonly to: string | undefined;
  readonly members: readonly Pair[];
}

function issued({ response }: Exchange): Issued {
  const location = header(response, 'location');
  if (location !== undefined && URL.canParse(location)) {
    const { searchParams, hash } = new URL(location);
    return { to: location, members: [...searchParams, ...new URLSearchParams(hash.slice(1))] };
  }
  if (!response.body.includes('data-auto-submit')) return { to: undefined, members: textMembers(response) };
  const [form] = pageOf(response).forms;
  return { to: form?.action, members: form?.fields ?? [] };
}

const byId = (id: unknown): Client | undefined => clients.find(({ client_id }) => client_id === id);

/** What a registered client may get; the first thing that it may not. */
function beyondRegistration(
  client: Client,
  { claims }: DecodedJwt,
  members: readonly Pair[],
): string | undefined {
  const scope = String(claims['scope']).split(' ');
  const allowed = client.scope?.split(' ');
  const tooMuch = allowed && scope.find((name) => !allowed.includes(name));
  if (tooMuch) return `scope ${tooMuch}`;
  if (client.dpop_bound_access_tokens && claims['cnf'] === undefined)
    return 'an access token bound to no key';
  const type = parameter(members, 'token_type');
  if (type !== (claims['cnf'] === undefined ? 'Bearer' : 'DPoP')) return `token_type ${type}`;
  const refreshable = client.grant_types.includes('refresh_token');
  return parameter(members, 'refresh_token') !== undefined && !refreshable ? 'a refresh token' : undefined;
}

const AUDIENCES: readonly unknown[] = [audience, `${issuer}userinfo`];

const accessTokensFitTheirClient: Rule = (exchange) => {
  if (exchange.response.status !== 200 && exchange.response.status !== 303) return undefined;
  const { members, to } = issued(exchange);
  const jwt = decodeJwt(parameter(members, 'access_token') ?? '');
  if (!jwt || repeatsSent(exchange, parameter(members, 'access_token'))) return undefined;
  const client = byId(jwt.claims['client_id']);
  if (!client) return `an access token for ${JSON.stringify(jwt.claims['client_id'])}`;
  if (to !== undefined && !isOf(client, to)) return `an access token of ${client.client_id} goes to ${to}`;
  const foreign = [jwt.claims['aud']].flat().find((aud) => !AUDIENCES.includes(aud));
  if (foreign !== undefined || jwt.claims['iss'] !== issuer)
    return `aud ${JSON.stringify(jwt.claims['aud'])}`;
  const problem = beyondRegistration(client, jwt, members);
  return problem && `${client.client_id} gets ${problem}`;
};

const idTokensFitTheirClient: Rule = (exchange) => {
  const { members, to } = issued(exchange);
  const text = parameter(members, 'id_token');
  const jwt = decodeJwt(text ?? '');
  if (!jwt || repeatsSent(exchange, text)) return undefined;
  const client = byId(jwt.claims['aud']);
  if (!client || jwt.claims['iss'] !== issuer) return `an ID token for ${JSON.stringify(jwt.claims['aud'])}`;
  return to === undefined || isOf(client, to)
    ? undefined
    : `an ID token of ${client.client_id} goes to ${to}`;
};

const repeatsSent = ({ sent }: Exchange, text: string | undefined): boolean =>
  sent.some(([, value]) => value === text);

function isOf({ redirect_uris }: Client, address: string): boolean {
  return redirect_uris.some((uri) => address.replace(/:\d+\//, '/').startsWith(uri));
}

/** Rules of what tokens may be and where they may go. */
export const tokenRules: readonly Rule[] = [accessTokensFitTheirClient, idTokensFitTheirClient];
