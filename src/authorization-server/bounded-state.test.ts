import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { demoKey } from '../lab/keys.ts';
import { deaf } from '../protocol/check.ts';
import { type HttpResponse, header, headers } from '../protocol/http.ts';
import { ExpiringMap } from './expiring.ts';
import { Dice } from './fuzz/dice.ts';
import { type Draft, freshened, keepCookies, messageOf } from './fuzz/draft.ts';
import { flow } from './fuzz/walks/flow.ts';
import { anyPlan, politePlan } from './fuzz/walks/plans.ts';
import { backChannel, type Walk } from './fuzz/walks/walk.ts';
import { ana, ben, clientNamed, clients, worldOptions } from './fuzz/world.ts';
import { route } from './router.ts';
import { setUp } from './server.ts';

/** Seconds; short, so that much expires in few flows. */
const LIFETIMES = {
  ...{ code: 60, accessToken: 300, idToken: 300, refreshToken: 1200, refreshTokenIdle: 600, session: 600 },
  ...{ deviceCode: 120, pollInterval: 5, pushedRequest: 60, dpopNonce: 60 },
};

const FLOWS = 2000;
/** Seconds from one flow to the next. */
const PACE = 20;

/** A server whose store can be looked into, and people who use it one after the other. */
function setting() {
  const { clock, options } = worldOptions([demoKey], 1);
  const server = setUp({ ...options, policy: { lifetimes: LIFETIMES } });
  const dice = new Dice(20_260_101);
  let serial = 0;
  let nonce: string | undefined;

  async function send(draft: Draft): Promise<HttpResponse> {
    serial += 1;
    clock.advance(1);
    const request = messageOf(freshened(draft, { now: Math.floor(clock.now() / 1000), serial, nonce }));
    const response = await route(server, request, deaf, () => {});
    nonce = header(response, 'dpop-nonce') ?? nonce;
    if (draft.browser) keepCookies(draft.browser, headers(response, 'set-cookie'));
    return response;
  }

  /** Follows a walk for at most so many requests: people close their browsers too. */
  async function follow<T>(walk: Walk<T>, most = 50): Promise<T | undefined> {
    let step = walk.next();
    for (let count = 0; !step.done && count < most; count += 1) step = walk.next(await send(step.value));
    return step.done ? step.value : undefined;
  }

  async function anyFlow(): Promise<void> {
    const seat = { browser: { cookies: new Map<string, string>() }, user: dice.pick([ana, ben]) };
    await follow(flow(anyPlan(dice, seat, serial)), dice.chance(0.3) ? dice.below(8) : undefined);
  }

  /** What nobody ever gets anything by, each time with other names. */
  async function strangers(): Promise<void> {
    const web = clientNamed('web-post');
    const trusted = clientNamed('trusted');
    const guess = [
      ['grant_type', 'password'],
      ['username', `nobody-${serial}`],
      ['password', 'x'],
    ] as const;
    await send(backChannel('oauth/token', trusted, guess));
    await send(backChannel('oauth/token', { ...web, client_id: `stranger-${serial}` }, guess));
    await send(backChannel('oauth/token', { ...web, client_secret: `guess-${serial}` }, guess));
  }

  return { server, clock, dice, follow, anyFlow, strangers };
}

type Setting = ReturnType<typeof setting>;

/** Every map of expiring records that anything was ever put into, wherever the server keeps it. */
const maps = new Map<object, string>();

/** How many records each of them holds. */
function sizes(): Record<string, number> {
  return Object.fromEntries([...maps].map(([map, name]) => [name, (map as ExpiringMap<never>).size]));
}

/** The name of a map in the store, or a number for one that is kept elsewhere. */
function nameOf({ server }: Setting, map: object): string {
  const entry = Object.entries(server.store as object).find(([, part]) => part === map);
  return entry?.[0] ?? `map ${maps.size}`;
}

describe(`the store after ${FLOWS} flows and as many attempts of strangers`, () => {
  const at = new Map<number, Record<string, number>>();
  let demo: Setting;

  beforeAll(async () => {
    demo = setting();
    const put = ExpiringMap.prototype.set;
    vi.spyOn(ExpiringMap.prototype, 'set').mockImplementation(function (this: ExpiringMap<never>, ...record) {
      if (!maps.has(this)) maps.set(this, nameOf(demo, this));
      return put.apply(this, record);
    });
    for (let count = 1; count <= FLOWS; count += 1) {
      await demo.anyFlow();
      await demo.strangers();
      demo.clock.advance(PACE);
      if (count % 100 === 0) at.set(count, sizes());
    }
  }, 120_000);

  afterAll(() => {
    vi.restoreAllMocks();
  });

  const largest = (from: number, to: number): Record<string, number> => {
    const within = [...at].filter(([count]) => count > from && count <= to).map(([, found]) => found);
    const names = Object.keys(sizes());
    return Object.fromEntries(
      names.map((name) => [name, Math.max(...within.map((found) => found[name] ?? 0))]),
    );
  };

  test('holds no more at the end than in the middle', () => {
    const middle = largest(500, 1000);
    const end = largest(1500, 2000);
    for (const [name, size] of Object.entries(end))
      expect([name, size <= 1.5 * (middle[name] ?? 0) + 10]).toEqual([name, true]);
  });

  test('was looked at whole: each map of the store was filled, and the one of wrong guesses', () => {
    const inStore = Object.entries(demo.server.store).filter(([, part]) => part instanceof ExpiringMap);
    const names = inStore.map(([name]) => name);
    expect(Object.keys(sizes())).toEqual(expect.arrayContaining(names));
    expect(maps.size).toBe(names.length + 1);
  });

  test('drops everything expired as soon as there is something new of its kind', async () => {
    demo.clock.advance(366 * 86_400);
    for (const client of clients) {
      const seat = { browser: { cookies: new Map<string, string>() }, user: ana };
      const rest = { manners: {}, more: [], afterwards: ['introspect', 'refresh', 'log out'] } as const;
      await demo.follow(flow(politePlan(demo.dice, seat, 0, client, rest)));
    }
    await demo.strangers();
    for (const [name, size] of Object.entries(sizes()))
      expect([name, size, size <= 4 * clients.length]).toEqual([name, size, true]);
  });
});
