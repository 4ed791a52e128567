import { mock } from 'node:test';
import type { Asked } from '../../authorization-server/refusals/testing/asked.ts';
import { message } from '../../authorization-server/refusals/testing/asked.ts';
import { clients } from '../../authorization-server/refusals/testing/clients.ts';
import { STATE } from '../../authorization-server/refusals/testing/values.ts';
import { World } from '../../authorization-server/refusals/testing/world.ts';
import { topics } from '../../authorization-server/refusals/topics.ts';
import { issuer } from '../../authorization-server/testing/demo.ts';
import { header } from '../../protocol/http.ts';
import { type Came, read } from './came.ts';
import type { Demand } from './demand.ts';
import { judge, type Verdict } from './judge.ts';
import { Wire } from './peer/wire.ts';
import { PeerWorld } from './peer/world.ts';
import { askedOf } from './rules/index.ts';
import { leftOut } from './rules/rule.ts';

/** What one server made of a row. */
export interface Answered {
  readonly came: Came;
  readonly verdict: Verdict;
}

/** A row that both servers were asked. */
export interface Compared {
  readonly topic: string;
  readonly spec: string;
  readonly wrong: string;
  readonly demand: Demand;
  readonly ours: Answered;
  readonly peer: Answered;
}

/** The whole suite, and why rows are not in it. */
export interface Comparison {
  readonly rows: readonly Compared[];
  /** Rows by the reason why they are left out. */
  readonly leftOut: ReadonlyMap<string, readonly string[]>;
}

/** Puts every row of the refusals that can be compared to both servers, and judges the answers alike. */
export async function compare(): Promise<Comparison> {
  const wire = new Wire();
  await wire.open();
  // oidc-provider reads the clock of the process; rows let hours and days pass.
  mock.timers.enable({ apis: ['Date'] });
  const rows: Compared[] = [];
  const reasons = new Map<string, string[]>();
  const leave = (reason: string, title: string) =>
    reasons.set(reason, [...(reasons.get(reason) ?? []), title]);
  try {
    for (const [topic, cases] of Object.entries(topics)) {
      for (const row of cases) {
        const [spec, wrong, asked] = row;
        const demand = askedOf(topic, row);
        const title = `${topic}: ${spec}: ${wrong}`;
        if (typeof demand === 'string') leave(leftOut[demand], title);
        else {
          const ours = await answered(asked, new World(asked.policy), demand);
          const peer = await answered(asked, new PeerWorld(wire, asked.policy), demand).catch(String);
          if (typeof peer === 'string') leave(leftOut.setup, `${title} (${peer.slice(0, 80)})`);
          else rows.push({ topic, spec, wrong, demand, ours, peer });
        }
      }
    }
  } finally {
    mock.timers.reset();
    wire.close();
  }
  return { rows, leftOut: reasons };
}

async function answered(asked: Asked, world: World, demand: Demand): Promise<Answered> {
  for (const step of asked.before) await step(world);
  const request = await message(asked, world);
  const came = read(await world.handle(request), { issuer, registered: registeredOf(asked) });
  const byHeader = header(request, 'authorization') !== undefined;
  return { came, verdict: judge(demand, came, { state: stateOf(asked), issuer, byHeader }) };
}

/** Where the client may be answered; where the request does not name it, it came before the row and any client may be meant. */
function registeredOf({ parameters }: Asked): string[] {
  const named = clients.filter(({ client_id }) => client_id === parameters['client_id']);
  return (named.length > 0 ? named : clients).flatMap((client) => [
    ...client.redirect_uris,
    ...(client.post_logout_redirect_uris ?? []),
  ]);
}

/** The state that must come back, where the request has one; that of a pushed request may be beyond knowing. */
function stateOf({ endpoint, parameters }: Asked): string | undefined {
  if (endpoint === 'consent') return STATE;
  if (endpoint !== 'authorization' || 'request_uri' in parameters) return undefined;
  const { state } = parameters;
  return typeof state === 'string' && state !== '' ? state : undefined;
}
