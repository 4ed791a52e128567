import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demoKey } from '../lab/keys.ts';
import { decodeJwt } from '../protocol/jwt.ts';
import { parameter } from '../protocol/parameters.ts';
import { Dice } from './fuzz/dice.ts';
import type { Pair } from './fuzz/draft.ts';
import { type Interleaved, interleave } from './fuzz/interleave.ts';
import type { Plan, Result } from './fuzz/walks/plan.ts';
import { politePlan, type Seat, seats } from './fuzz/walks/plans.ts';
import { ana, ben, clients, issuer } from './fuzz/world.ts';

const FLOWS = 50;
const all = {
  manners: { patience: 20 },
  more: [],
  afterwards: ['userinfo', 'introspect', 'refresh', 'userinfo'],
} as const;

/** Fifty flows: every client in turn, each at one of the browsers. */
function plansFor(seed: number, places: readonly Seat[]): Plan[] {
  const dice = new Dice(seed);
  return Array.from({ length: FLOWS }, (_, i) => {
    const client = clients[i % clients.length];
    if (!client) throw new RangeError();
    const plan = politePlan(dice, dice.pick(places), i, client, all);
    return plan.kind === 'machine'
      ? plan
      : { ...plan, scope: `openid ${plan.scope.replace(/\bopenid ?/, '')}`.trim() };
  });
}

/** Takes the numbers as they come for as long as there are any, and then each flow in turn. */
function scheduleOf(numbers: readonly number[]): (underWay: number) => number {
  let step = 0;
  return (underWay) => {
    const number = numbers[step] ?? step;
    step += 1;
    return number % underWay;
  };
}

/** Seeds of plans, and schedules: which of the flows under way takes the next step. */
const cases = fc.record({
  seed: fc.nat(),
  numbers: fc.array(fc.nat({ max: 5 * FLOWS }), { minLength: 200, maxLength: 800 }),
});

const claimsOf = (token: string): Readonly<Record<string, unknown>> => decodeJwt(token)?.claims ?? {};

/** The tokens of a name that a flow got, from every channel. */
function tokensOf({ answer, tokens }: Result, name: string): string[] {
  return [answer, ...tokens].flatMap((pairs: readonly Pair[]) => parameter(pairs, name) ?? []);
}

/** What a flow got is its own, whoever else was about. */
function expectOwn(result: Result, sub: string | undefined): void {
  const { plan, answer } = result;
  const { client_id } = plan.client;
  if (answer.length > 0) {
    expect(parameter(answer, 'state')).toBe(plan.state);
    expect(parameter(answer, 'iss')).toBe(issuer);
  }
  for (const token of tokensOf(result, 'id_token')) {
    const claims = claimsOf(token);
    expect(claims).toMatchObject({ aud: client_id, ...(sub === undefined ? {} : { sub }) });
    if (plan.kind === 'front') expect(claims['nonce'] ?? plan.nonce).toBe(plan.nonce);
  }
  const asked = plan.scope.split(' ');
  for (const token of tokensOf(result, 'access_token')) {
    const claims = claimsOf(token);
    expect(claims).toMatchObject({ client_id, ...(sub === undefined ? {} : { sub }) });
    expect(asked).toEqual(expect.arrayContaining(String(claims['scope']).split(' ')));
  }
}

const subsOf = (result: Result): Set<unknown> =>
  new Set(
    ['id_token', 'access_token'].flatMap((name) =>
      tokensOf(result, name).map((token) => claimsOf(token)['sub']),
    ),
  );

function expectNothingShared({ results, thefts }: Interleaved): void {
  for (const name of ['code', 'access_token', 'refresh_token']) {
    const values = results.flatMap((result) => tokensOf(result, name));
    expect(new Set(values).size).toBe(values.length);
  }
  for (const { response } of thefts) {
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.body).not.toMatch(/_token"/);
  }
}

describe('two users and fifty flows side by side', { timeout: 90_000 }, () => {
  test('in browsers of their own: each flow ends with its own code, session, nonce, scope and tokens', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ seed, numbers }) => {
        const places = seats().filter((_, i) => i % 3 < 2);
        const run = await interleave(plansFor(seed, places), scheduleOf(numbers), [demoKey]);
        expect(run.results).toHaveLength(FLOWS);
        for (const result of run.results) {
          const { plan, tokens, told } = result;
          const sub = plan.kind === 'machine' ? undefined : plan.user.sub;
          expectOwn(result, sub);
          if (plan.kind === 'front') expect(result.answer.length).toBeGreaterThan(0);
          if (plan.responseType.includes('code') || plan.kind !== 'front')
            expect([plan.client.client_id, tokens.length > 0]).toEqual([plan.client.client_id, true]);
          const other = plan.user === ana ? ben : ana;
          expect(told.join()).not.toMatch(new RegExp(`${other.sub}|${other.email}`));
        }
        expectNothingShared(run);
        expect(run.thefts.length).toBeGreaterThan(FLOWS);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  test('in one browser that both use: the tokens are for whoever logged in or was named by the consent page', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ seed, numbers }) => {
        const places = seats().filter((_, i) => i % 3 === 2);
        const run = await interleave(plansFor(seed, places), scheduleOf(numbers), [demoKey]);
        for (const result of run.results) {
          if (result.plan.kind === 'machine') continue;
          const named = run.named.get(result.plan);
          const subs = subsOf(result);
          expect(subs.size).toBeLessThanOrEqual(1);
          if (named !== undefined && subs.size > 0) expect([...subs]).toEqual([named]);
          expectOwn(result, undefined);
        }
        expectNothingShared(run);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });
});
