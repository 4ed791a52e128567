import { describe, expect, it } from 'vitest';
import { perform, plainRecipe } from '../../lab/index.ts';
import { traceModel } from '../../trace/index.ts';
import { positionOf, positionOfStep } from './walk-position.ts';

describe('positions on a walk', async () => {
  const offers = ['userinfo', 'reuse_refresh_token'];
  const moves = offers.map((offer, index) => ({
    ...{ at: index === 0 ? 'end' : `end #${index + 1}`, do: 'pick' as const, offer },
  }));
  const { trace, stops } = traceModel(await perform(plainRecipe('authorization-code-pkce', { moves })));

  it('each stop stands where it stands', () => {
    for (const [position, { seq }] of stops.entries()) expect(positionOf(stops, seq)).toBe(position);
  });

  it('an event that is no stop is found at the stop before it', () => {
    const moved = trace.events.findLast((event) => event.kind === 'state');
    const before = stops.findLast((stop) => stop.seq < (moved?.seq ?? 0));
    expect(stops[positionOf(stops, moved?.seq ?? 0)]).toBe(before);
    expect(positionOf(stops, 0)).toBe(0);
    expect(positionOf([], 5)).toBe(0);
    expect(positionOf(stops, 10_000)).toBe(stops.length - 1);
  });

  it('a step is found at its first stop, though a higher one came before', () => {
    expect([...new Set(stops.map(({ step }) => step))].slice(-3)).toEqual([12, 14, 13]);
    for (const step of [1, 7, 12, 13, 14]) {
      const position = positionOfStep(stops, step);
      expect(stops[position]?.step).toBe(step);
      expect(stops.slice(0, position).every((stop) => stop.step !== step)).toBe(true);
    }
  });

  it('a step that was left out is found at the next that was not', () => {
    const without = stops.filter(({ step }) => step !== 5);
    expect(without[positionOfStep(without, 5)]?.step).toBe(6);
  });

  it('a step that is still to come is not found', () => {
    expect(positionOfStep(stops, 15)).toBe(-1);
    expect(positionOfStep([], 1)).toBe(-1);
  });
});
