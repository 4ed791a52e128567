import { describe, expect, it } from 'vitest';
import { type FlowId, flowIds, loadFlow } from '../flows/index.ts';
import { isStop, type Trace } from '../trace/events.ts';
import { perform } from './perform.ts';
import { plainRecipe } from './recipes.ts';
import { pick } from './testing/failures/case.ts';
import { carriedBy, lineOf, type Proof } from './testing/steps/facts.ts';
import { PROOFS } from './testing/steps/proofs.ts';

const flows = await Promise.all(
  flowIds.map(async (id) => {
    const trace = await perform(plainRecipe(id));
    return { id, trace, steps: (await loadFlow(id))?.steps ?? [] };
  }),
);
const rows = flows.flatMap(({ id, trace, steps }) =>
  Object.entries(PROOFS[id]).map(([number, proofs]) => {
    const step = steps.find((candidate) => candidate.number === Number(number));
    return { id, trace, number: Number(number), title: step?.title ?? '(none)', proofs };
  }),
);

const stopsAt = (trace: Trace, step: number) =>
  trace.events.filter((event) => isStop(event) && event.step === step);

/** The position of the event that proves something, from a position on; -1 where there is none. */
function positionOf(events: Trace['events'], [line, ...carries]: Proof, from: number): number {
  return events.findIndex((event, index) => {
    if (index < from || lineOf(event) !== line) return false;
    const carried = carriedBy(event);
    return carries.every((name) => carried.has(name));
  });
}

/** Looks for proofs one after the other. */
function expectInOrder(events: Trace['events'], proofs: readonly Proof[]): void {
  let from = 0;
  for (const proof of proofs) {
    const found = positionOf(events, proof, from);
    const among = events.slice(from).map(lineOf);
    expect(found, [proof.join(' '), 'among', ...among].join('\n')).toBeGreaterThanOrEqual(0);
    from = found + 1;
  }
}

/** Where a device polls beside its user, each of the two has an order of its own. */
const atBrowser = ([line]: Proof) => /browser/.test(line);

describe('every step of FLOWS, by the events that prove it', () => {
  it.each(rows)('$id, step $number: $title', ({ trace, number, proofs }) => {
    const events = stopsAt(trace, number);
    expect(proofs.length).toBeGreaterThan(0);
    expectInOrder(events, proofs.filter(atBrowser));
    expectInOrder(
      events,
      proofs.filter((proof) => !atBrowser(proof)),
    );
  });

  it.each(flows)('$id: each comes once, in order', ({ id, trace, steps }) => {
    const shown = trace.events.filter(isStop).map(({ step }) => step);
    expect([...new Set(shown)]).toEqual(Object.keys(PROOFS[id]).map(Number));
    expect(shown).toEqual([...shown].sort((one, other) => one - other));
    const documented = steps.filter(({ extra }) => !extra).map(({ number }) => number);
    expect(Object.keys(PROOFS[id]).map(Number)).toEqual(expect.arrayContaining(documented));
  });

  it('tokens come where they should, and nowhere else', () => {
    const given = (id: FlowId) => {
      const flow = flows.find((one) => one.id === id);
      const found = flow?.trace.events.flatMap((event) =>
        event.kind === 'response' && event.message.body.includes('access_token') ? [...carriedBy(event)] : [],
      );
      return ['access_token', 'id_token', 'refresh_token'].filter((name) => found?.includes(name));
    };
    expect(given('client-credentials')).toEqual(['access_token']);
    expect(given('implicit-form-post')).toEqual([]);
    expect(given('resource-owner-password')).toEqual(['access_token', 'id_token', 'refresh_token']);
  });
});

/** The step that each offer leads to. */
const EXTRAS: Readonly<Record<FlowId, Readonly<Record<string, number>>>> = {
  'authorization-code': {
    ...{ refresh: 11, reuse_refresh_token: 12, userinfo: 13, call_api: 14, introspect: 15, revoke: 16 },
    log_out: 17,
  },
  'authorization-code-pkce': {
    ...{ refresh: 12, reuse_refresh_token: 13, userinfo: 14, revoke: 15, call_api: 16, log_out: 17 },
  },
  'implicit-form-post': { log_out: 6 },
  hybrid: {
    ...{ refresh: 11, reuse_refresh_token: 12, userinfo: 13, call_api: 14, introspect: 15, revoke: 16 },
    log_out: 17,
  },
  'client-credentials': { call_api: 6, introspect: 7, new_token: 8 },
  'device-authorization': { refresh: 9, reuse_refresh_token: 10, userinfo: 11, call_api: 12, revoke: 13 },
  'resource-owner-password': {
    ...{ refresh: 7, reuse_refresh_token: 8, userinfo: 9, call_api: 10, introspect: 11, revoke: 12 },
  },
};
const offers = flowIds.flatMap((id) =>
  Object.entries(EXTRAS[id]).map(([offer, step]) => ({ id, offer, step })),
);

describe('what follows', () => {
  it.each(offers)(
    '$id: $offer is step $step, from its first event to its end',
    async ({ id, offer, step }) => {
      const plain = flows.find((flow) => flow.id === id);
      const before = plain?.trace.events.length ?? 0;
      const trace = await perform(plainRecipe(id, { moves: pick(offer) }));
      const after = trace.events.slice(before - 1);
      expect(after.length).toBeGreaterThan(3);
      expect(new Set(after.map((event) => event.step))).toEqual(new Set([step]));
      expect(plain?.steps.find(({ number }) => number === step)).toMatchObject({ extra: true });
    },
  );

  it.each(flows)('$id: every extra step is an offer’s', ({ id, steps }) => {
    const extras = steps.filter(({ extra }) => extra).map(({ number }) => number);
    expect(Object.values(EXTRAS[id]).sort((one, other) => one - other)).toEqual(extras);
  });
});
