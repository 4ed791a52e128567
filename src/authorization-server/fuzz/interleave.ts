import { type HttpResponse, header, headers } from '../../protocol/http.ts';
import { createAuthorizationServer } from '../index.ts';
import { type Draft, freshened, keepCookies, messageOf, type Pair } from './draft.ts';
import { DEVICE_GRANT } from './walks/back.ts';
import { flow } from './walks/flow.ts';
import type { Plan, Result } from './walks/plan.ts';
import { backChannel, type Walk } from './walks/walk.ts';
import { users, worldOptions } from './world.ts';

/** What came of flows that went on side by side. */
export interface Interleaved {
  readonly results: readonly Result[];
  /** The `sub` of whoever logged in last in a flow or was named by its last consent page, by the flow's plan. */
  readonly named: ReadonlyMap<Plan, string>;
  /** Attempts to use what belongs to another flow, and their answers. */
  readonly thefts: readonly Theft[];
}

/** One flow's attempt to use another one's code, refresh token or device code. */
export interface Theft {
  readonly by: Plan;
  readonly from: Plan;
  readonly response: HttpResponse;
}

interface Active {
  readonly plan: Plan;
  readonly walk: Walk<Result>;
  draft: Draft;
}

type Send = (draft: Draft) => Promise<HttpResponse>;

/** Longer than any schedule: here it is the mixing that is looked at, not expiry. */
const UNHURRIED = { lifetimes: { code: 3600, pushedRequest: 3600, deviceCode: 86_400 } };

/**
 * Runs flows side by side; `pick` says which of those still under way takes its next step. Before a flow uses a code, a refresh token or
 * a device code, other flows try it.
 */
export async function interleave(
  plans: readonly Plan[],
  pick: (underWay: number) => number,
  keys: Parameters<typeof worldOptions>[0],
): Promise<Interleaved> {
  const send = sender(keys);
  const results: Result[] = [];
  const named = new Map<Plan, string>();
  const thefts: Theft[] = [];
  const active = plans.map(start);
  while (active.length > 0) {
    const index = pick(active.length);
    const one = active[index];
    if (!one) throw new RangeError(`No flow ${index}`);
    for (const thief of thievesFor(one, plans)) {
      const response = await send(stolen(one.draft, thief));
      thefts.push({ by: thief, from: one.plan, response });
    }
    const response = await send(one.draft);
    noteWho(named, one, response);
    const step = one.walk.next(response);
    if (!step.done) one.draft = step.value;
    else {
      results.push(step.value);
      active.splice(index, 1);
    }
  }
  return { results, named, thefts };
}

function start(plan: Plan): Active {
  const walk = flow(plan);
  const step = walk.next();
  if (step.done) throw new Error('A flow without a request');
  return { plan, walk, draft: step.value };
}

function sender(keys: Parameters<typeof worldOptions>[0]): Send {
  const { clock, options } = worldOptions(keys, 1);
  const server = createAuthorizationServer({ ...options, policy: UNHURRIED });
  let serial = 0;
  let nonce: string | undefined;
  return async (draft) => {
    serial += 1;
    // A device waits its interval, or it would have to slow down.
    clock.advance(grantOf(draft) === DEVICE_GRANT ? 31 : 0.1);
    const moment = { now: Math.floor(clock.now() / 1000), serial, nonce };
    const response = await server.handle(messageOf(freshened(draft, moment)));
    nonce = header(response, 'dpop-nonce') ?? nonce;
    if (draft.browser) keepCookies(draft.browser, headers(response, 'set-cookie'));
    return response;
  };
}

const grantOf = ({ form = [] }: Draft): string | undefined =>
  form.find(([name]) => name === 'grant_type')?.[1];

const STEALABLE: ReadonlySet<string> = new Set(['authorization_code', 'refresh_token', DEVICE_GRANT]);

/** Up to four flows that could do something with what a request carries, and must not. */
function thievesFor({ plan, draft }: Active, plans: readonly Plan[]): Plan[] {
  const grant = grantOf(draft);
  if (draft.path !== '/oauth/token' || grant === undefined || !STEALABLE.has(grant)) return [];
  const able = plans.filter((other) => {
    if (other === plan || !other.client.grant_types.includes(grant)) return false;
    if (other.client !== plan.client) return true;
    // Within one client it is the verifier that tells flows apart.
    return grant === 'authorization_code' && plan.verifier !== undefined;
  });
  const from = plans.indexOf(plan);
  return Array.from(
    { length: Math.min(4, able.length) },
    (_, i) => able[(from + i * 7) % able.length] ?? plan,
  );
}

/** The request as another flow would make it: with its own client, verifier and key. */
function stolen({ form = [] }: Draft, { client, verifier, proofKey }: Plan): Draft {
  const kept = form.filter(([name]) => !['client_id', 'client_secret', 'code_verifier'].includes(name));
  const own: Pair[] = verifier === undefined ? [] : [['code_verifier', verifier]];
  const proof = proofKey && { key: proofKey };
  return backChannel(
    'oauth/token',
    client,
    grantOf({ form } as Draft) === 'authorization_code' ? [...kept, ...own] : kept,
    proof,
  );
}

function noteWho(named: Map<Plan, string>, { plan, draft }: Active, { body }: HttpResponse): void {
  if (draft.path === '/authorize') named.delete(plan);
  if (draft.form?.some(([name]) => name === 'password')) named.set(plan, plan.user.sub);
  if (!body.includes('data-page="consent"')) return;
  const shown = users.find(({ email }) => body.includes(email));
  if (shown) named.set(plan, shown.sub);
}
