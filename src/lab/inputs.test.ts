import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../protocol/encoding.ts';
import { demoApp } from './apps.ts';
import { endOfTime, virtualClock } from './clock.ts';
import { seededRandom } from './random.ts';
import { plainRecipe } from './recipes.ts';
import { createWorld } from './world.ts';

describe('the virtual clock', () => {
  it('stands still until it is moved', () => {
    const clock = virtualClock(1000);
    expect([clock.now(), clock.now()]).toEqual([1000, 1000]);
    clock.advance(5);
    expect(clock.now()).toBe(1005);
  });

  it('never runs back, never ends, and always gives a date with a year of four digits', () => {
    const move = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e300),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: endOfTime }), fc.array(move), (start, moves) => {
        const clock = virtualClock(start);
        for (const milliseconds of moves) {
          const before = clock.now();
          clock.advance(milliseconds);
          expect(clock.now()).toBeGreaterThanOrEqual(before);
          expect(new Date(clock.now()).toISOString()).toHaveLength(24);
        }
      }),
    );
  });
});

describe('seeded randomness', () => {
  const first = (seed: string) => toHex(seededRandom(seed).bytes(16));

  // Links and rehearsals rest on these bytes; whoever changes them breaks every one of them.
  it.each([
    ['grant tour', 'b5fe567fba86dab33ac5be09d8f471da'],
    ['grant tour/app', '251f8f4ffce83cc6f1a8db65020ac210'],
    ['', '4e3d82832b1a1dbb9d3e6df104a02fc2'],
    ['ünïcödé 🔑', 'e65650c7e126fcbdba5e20768b9cfef8'],
  ])('begins the seed %j with these bytes on every machine', (seed, hex) => expect(first(seed)).toBe(hex));

  it('goes on where it stopped, however it is read', () => {
    const [whole, parts] = [seededRandom('a'), seededRandom('a')];
    const pieces = [1, 0, 7, 24].flatMap((length) => [...parts.bytes(length)]);
    expect(pieces).toEqual([...whole.bytes(32)]);
  });

  it('gives each party of a run its own', async () => {
    const app = await demoApp('authorization-code-pkce', {});
    const world = createWorld(plainRecipe('authorization-code-pkce'), app, {});
    const parties = ['app', 'authorization-server', 'api', 'browser', 'attacker'] as const;
    expect(new Set(parties.map((party) => toHex(world.random(party).bytes(16)))).size).toBe(parties.length);
  });

  it('gives other bytes for other seeds, and every byte about as often', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        fc.pre(one !== other);
        expect(first(one)).not.toBe(first(other));
      }),
    );
    const counts = new Array<number>(256).fill(0);
    for (const byte of seededRandom('grant tour').bytes(256 * 400)) counts[byte] = (counts[byte] ?? 0) + 1;
    expect(Math.min(...counts)).toBeGreaterThan(300);
    expect(Math.max(...counts)).toBeLessThan(500);
  });
});
