import fc from 'fast-check';
import { expect, it } from 'vitest';
import { flowIds } from '../../flows/index.ts';
import { perform, plainRecipe } from '../../lab/index.ts';
import type { Trace, TraceEvent } from '../../trace/index.ts';
import { codeParts, inOrder } from '../testing/made-code.ts';
import { json, madeTrace, token } from '../testing/made-trace.ts';
import { readFacts } from './read-facts.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    '{}',
    '{"keys":[{}]}',
    '{"error":{}}',
    '<form><input name=code',
    'https://[',
    'javascript:x',
    '__proto__',
    'a.b.c',
    '%',
    '#?&=',
  ),
);
const message = fc.record({
  ...{ method: text, url: text, status: fc.integer({ min: -1, max: 999 }), body: text },
  headers: fc.array(
    fc.tuple(
      fc.constantFrom('location', 'Authorization', 'WWW-Authenticate', 'DPoP', 'content-type', 'date'),
      text,
    ),
    { maxLength: 4 },
  ),
});
const party = fc.constantFrom('browser', 'app', 'authorization-server', 'api', 'attacker', 'user');
const event = fc.record({
  ...{ kind: fc.constantFrom('request', 'response'), from: party, to: party, message, at: fc.double() },
  ...{ channel: fc.constantFrom('front', 'back'), exchange: fc.constantFrom('x1', 'x2', 'x3') },
});

it('takes any events, and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 8 }), async (events) => {
      const numbered = events.map((one, seq) => ({ ...one, seq, step: 0, readers: [] }));
      const [facts] = await readFacts([
        { version: 1, flow: 'x', events: numbered as unknown as TraceEvent[] },
      ]);
      expect(facts?.others).toEqual([]);
      expect(facts?.clockAhead('app')).not.toBeNaN();
    }),
    { numRuns: 150 },
  );
});

it('takes one message of a good login with anything in its place', async () => {
  const good = madeTrace('authorization-code-pkce', inOrder(codeParts()));
  await fc.assert(
    fc.asyncProperty(fc.nat(good.events.length - 1), message, async (at, odd) => {
      const events = good.events.map((one) => (one.seq === at ? { ...one, message: odd } : one));
      const [facts] = await readFacts([{ ...good, events } as unknown as Trace]);
      expect(facts?.trace.events).toBe(events);
    }),
    { numRuns: 150 },
  );
});

it('reads every flow of our own without a word of the server’s own work', async () => {
  for (const flow of flowIds) {
    const trace = await perform(plainRecipe(flow));
    const messages = trace.events.map((one) =>
      one.kind === 'work' ? { ...one, values: [], checks: [], name: 'x', label: '' } : one,
    );
    const [whole, bare] = await Promise.all([
      readFacts([trace]),
      readFacts([{ ...trace, events: messages }]),
    ]);
    const told = ([facts]: Awaited<ReturnType<typeof readFacts>>) => [
      facts?.asks.length,
      facts?.answers.map(({ seq, ask }) => [seq, ask?.seq]),
      facts?.tokenCalls.map(({ seq, grant, succeeded }) => [seq, grant, succeeded]),
      facts?.tokens.map(({ seq, signature }) => [seq, signature]),
    ];
    expect(told(bare)).toEqual(told(whole));
    expect(bare[0]?.tokens.map(({ signature }) => signature)).not.toContain('bad');
    expect((bare[0]?.asks.length ?? 0) + (bare[0]?.tokenCalls.length ?? 0)).toBeGreaterThan(0);
  }
});

it('takes as long for each of many polls and logins as for one of few', async () => {
  const pending = json(400, { error: 'authorization_pending' });
  const polls = (count: number) =>
    Array.from({ length: count }, () => token({ grant_type: 'x:device_code', device_code: 'd' }, pending));
  const logins = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      inOrder(codeParts({ ask: { state: `s${index}` }, answer: { state: `s${index}`, code: `c${index}` } })),
    ).flat();
  for (const [make, few, many] of [[polls, 200, 4000] as const, [logins, 20, 400] as const]) {
    const time = async (count: number) => {
      const trace = madeTrace('x', make(count));
      const start = performance.now();
      await readFacts([trace]);
      return performance.now() - start;
    };
    // Twenty times as much; quadratic work would take four hundred times as long. What else the machine does slows one try, not each.
    let ratio = Infinity;
    for (let tries = 0; tries < 6 && ratio > 60; tries += 1) {
      const short = Math.max(await time(few), 1);
      ratio = Math.min(ratio, (await time(many)) / short);
    }
    expect(ratio).toBeLessThan(60);
  }
});
