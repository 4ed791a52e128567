import type { Trace } from '../../trace/index.ts';
import { frontChannelOf } from './answers.ts';
import { pushedIn } from './asks.ts';
import type { Exchange } from './exchange.ts';
import type { Facts, Field, Metadata } from './facts.ts';
import { fieldsOf, placed } from './fields.ts';
import { endpointsOf, type Meaning, meaningOf, type OfMeaning } from './meaning.ts';
import { proofsIn } from './proofs.ts';
import { resourceCallsOf } from './resource-calls.ts';
import { issuersIn, keySetsIn, metadataOf, serverNames } from './server.ts';
import type { KnownKeys } from './signatures.ts';
import { devicesOf, tokenCallsOf } from './token-calls.ts';
import { tokensIn, type UnverifiedToken } from './tokens.ts';

/** What one attempt says by itself, before the others are looked at. */
export interface OwnFacts
  extends Pick<
    Facts,
    | 'trace'
    | 'attempt'
    | 'asks'
    | 'answers'
    | 'tokenCalls'
    | 'devices'
    | 'resourceCalls'
    | 'logouts'
    | 'revocations'
    | 'pushes'
    | 'introspections'
    | 'pages'
    | 'preflights'
    | 'issuers'
    | 'clientId'
    | 'metadata'
  > {
  readonly tokens: readonly UnverifiedToken[];
  readonly keySets: readonly KnownKeys[];
  /** Names by which its server is known again. */
  readonly server: ReadonlySet<string>;
}

/** The metadata that exchanges hold. */
export const metadataIn = (exchanges: readonly Exchange[]): readonly Metadata[] =>
  exchanges
    .filter((exchange) => meaningOf(exchange, NO_ENDPOINTS) === 'metadata')
    .flatMap((exchange) => metadataOf(exchange) ?? []);

const NO_ENDPOINTS = endpointsOf(undefined);

/** An attempt taken apart. */
export interface Given {
  readonly trace: Trace;
  readonly attempt: number;
  readonly exchanges: readonly Exchange[];
  /** Its own, and those of all attempts: they name endpoints. */
  readonly metadata: { readonly own: readonly Metadata[]; readonly all: readonly Metadata[] };
}

/** Reads one attempt. */
export async function ownFacts({ trace, attempt, exchanges, metadata }: Given): Promise<OwnFacts> {
  const of = byMeaning(exchanges, [...metadata.own, ...metadata.all]);
  const proofs = await proofsIn(exchanges);
  const pushed = of('pushed');
  const front = frontChannelOf({ trace, exchanges, of, pushed: pushedIn(pushed) });
  const tokenCalls = tokenCallsOf(of('token'), { trace, ...front, proofs });
  const resourceCalls = resourceCallsOf({ api: of('api'), userinfo: of('userinfo') }, { trace, proofs });
  const logouts = of('logout').map((one) => sentOf(one, "the logout request's"));
  const tokens = tokensIn({ trace, answers: front.answers, calls: tokenCalls, resourceCalls, logouts });
  const idTokens = tokens.filter(({ kind }) => kind === 'id_token');
  const issuers = issuersIn(front.answers, metadata.own, idTokens);
  return {
    ...{ trace, attempt, ...front, tokenCalls, resourceCalls, logouts, tokens, issuers },
    devices: devicesOf(of('device'), tokenCalls),
    revocations: of('revocation').map((one) => sentOf(one, "the revocation request's")),
    pushes: pushed.map((one) => sentOf(one, "the pushed authorization request's")),
    introspections: of('introspection').map((one) => sentOf(one, "the introspection request's")),
    pages: of('other')
      .filter(isPage)
      .map(({ seq, request, response }) => ({ seq, event: request, response })),
    preflights: of('preflight').map(({ seq, request, response }) => ({ seq, event: request, response })),
    clientId: firstOf([...front.asks.map(({ fields }) => fields.get('client_id')), ...clientIds(tokenCalls)]),
    metadata: metadata.own[0],
    keySets: keySetsIn(of('keys'), attempt),
    server: serverNames(trace, exchanges, issuers),
  };
}

/** What people see of the server, and what they send it. */
const isPage = ({ request }: Exchange): boolean =>
  request.from === 'browser' && request.to === 'authorization-server' && request.channel === 'front';

function byMeaning(exchanges: readonly Exchange[], metadata: readonly Metadata[]): OfMeaning {
  const endpoints = new Map(metadata.toReversed().flatMap(({ members }) => [...endpointsOf(members)]));
  const groups = new Map<Meaning, Exchange[]>();
  for (const exchange of exchanges) {
    const meaning = meaningOf(exchange, endpoints);
    const group = groups.get(meaning);
    if (group) group.push(exchange);
    else groups.set(meaning, [exchange]);
  }
  return (meaning) => groups.get(meaning) ?? [];
}

/** What a request sends in form and query, and how it was answered. */
function sentOf({ seq, request, response, body, query }: Exchange, whose: string): Facts['logouts'][number] {
  const fields = fieldsOf([
    ...placed(body.parameters, seq, `${whose} ${body.kind === 'JSON' ? 'JSON body' : 'form'}`).list,
    ...placed(query, seq, `${whose} query`).list,
  ]);
  return { seq, event: request, fields, response };
}

function clientIds(calls: Facts['tokenCalls']): (Field | undefined)[] {
  return calls.map(({ fields, clientId: value, authentication, seq }) => {
    const where = authentication[0]?.credential?.where ?? 'the Authorization header';
    return (
      fields.get('client_id') ?? (value === undefined ? value : { name: 'client_id', value, seq, where })
    );
  });
}

function firstOf(fields: readonly (Field | undefined)[]): Field | undefined {
  let first: Field | undefined;
  for (const field of fields) if (field && field.seq < (first?.seq ?? Infinity)) first = field;
  return first;
}
