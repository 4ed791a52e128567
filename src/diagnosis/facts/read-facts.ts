import { groupBy } from '../../trace/group.ts';
import { type Trace, type TraceModel, traceModel } from '../../trace/index.ts';
import { lacking } from './absent.ts';
import { exchangesIn } from './exchange.ts';
import type { Facts, SeenToken } from './facts.ts';
import { metadataIn, type OwnFacts, ownFacts } from './own-facts.ts';
import { clocksIn } from './server.ts';
import { verified } from './signatures.ts';
import { PASTED } from './tokens.ts';

/** Reads the attempts of one import. Linear in their events; it takes anything that is a trace. */
export async function readFacts(traces: readonly Trace[]): Promise<readonly Facts[]> {
  const exchanges = traces.map(exchangesIn);
  const metadata = exchanges.map(metadataIn);
  const all = metadata.flat();
  const own = await Promise.all(
    traces.map((trace, attempt) =>
      ownFacts({
        ...{ trace, attempt, exchanges: exchanges[attempt] ?? [] },
        metadata: { own: metadata[attempt] ?? [], all },
      }),
    ),
  );
  const kin = sameServer(own);
  const tokens: SeenToken[][] = [];
  for (const one of own) {
    const keySets = [one, ...kin(one)].flatMap((attempt) => attempt.keySets);
    tokens.push(await verified(one.tokens, keySets, one));
  }
  const facts: Facts[] = [];
  own.forEach((one, index) => {
    facts.push(factsOf(one, { tokens: tokens[index] ?? [], kin: kin(one), all: facts }));
  });
  return facts;
}

/** The other attempts that know keys or metadata of the same server. */
function sameServer(own: readonly OwnFacts[]): (one: OwnFacts) => readonly OwnFacts[] {
  const telling = own.filter(({ keySets, metadata }) => keySets.length > 0 || metadata);
  const pairs = telling.flatMap((one) => [...one.server].map((name) => ({ name, one })));
  const byName = groupBy(pairs, ({ name }) => name);
  return (one) => {
    const kin = [...one.server].flatMap((name) => byName.get(name) ?? []).map((pair) => pair.one);
    return [...new Set(kin)].filter((other) => other !== one);
  };
}

function factsOf(
  own: OwnFacts,
  { tokens, kin, all }: { tokens: readonly SeenToken[]; kin: readonly OwnFacts[]; all: readonly Facts[] },
): Facts {
  const { trace, attempt, keySets, server: _, ...read } = own;
  const clocks = clocksIn(trace);
  const accessTokens = new Map(
    tokens.filter(({ kind }) => kind === 'access_token').map((token) => [token.value, token]),
  );
  const keys = [keySets, ...kin.map((other) => other.keySets)].flat()[0];
  let model: TraceModel | undefined;
  let others: readonly Facts[] | undefined;
  return {
    ...read,
    ...{ trace, attempt, tokens, keys },
    resourceCalls: own.resourceCalls.map((call) => ({
      ...call,
      seen: accessTokens.get(call.token?.value ?? ''),
    })),
    metadata: own.metadata ?? kin.find((other) => other.metadata)?.metadata,
    get model() {
      model ??= traceModel(trace);
      return model;
    },
    /** All of the import are read when a rule asks. */
    get others() {
      others ??= all.filter((facts) => facts.attempt !== attempt);
      return others;
    },
    lacks: (what) => lacking(trace, what),
    callsFor: (grant) => own.tokenCalls.filter((call) => call.grant === grant),
    clockAhead: (party) => clocks.get(party),
    pasted: trace.events.some((event) => event.kind === 'work' && event.name === PASTED),
  };
}
