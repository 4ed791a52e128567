import { describe, expect, it } from 'vitest';
import { type Showcase, showcases } from '../../guide/glossary/showcases.ts';
import { perform, plainRecipe } from '../../lab/index.ts';
import { traceModel } from '../../trace/index.ts';
import { type PerformedRun, type ShowcaseRuns, showcaseRuns } from './showcase-runs.ts';

const few = showcases.slice(0, 3);

async function performed(showcase: Showcase): Promise<PerformedRun> {
  const { flow, options } = showcase;
  return {
    ...{ showcase, address: options, words: '' },
    model: traceModel(await perform(plainRecipe(flow, { options }))),
  };
}

const until = (runs: ShowcaseRuns, count: number): Promise<void> =>
  new Promise((resolve) => {
    const stop = runs.subscribe(() => {
      if (runs.snapshot().runs.length < count) return;
      stop();
      resolve();
    });
  });

describe('showcases', () => {
  it('are performed one after the other, and what is known grows', async () => {
    const runs = showcaseRuns(few, performed, async () => {});
    const seen: number[] = [];
    const stop = runs.subscribe(() => seen.push(runs.snapshot().occurrences.size));
    await until(runs, few.length);
    stop();
    expect(seen).toHaveLength(few.length);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(runs.snapshot().runs.map((run) => run?.showcase)).toEqual(few);
  });

  it('rest while nobody looks, and go on for the next who does', async () => {
    let count = 0;
    const counted = (showcase: Showcase) => {
      count++;
      return performed(showcase);
    };
    const runs = showcaseRuns(few, counted, () => new Promise((resolve) => setTimeout(resolve)));
    expect(count).toBe(0);
    await until(runs, 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(count).toBe(1);
    await until(runs, 3);
    expect(count).toBe(3);
  });

  it('leave a gap where one fails', async () => {
    const runs = showcaseRuns(
      few,
      (showcase) => (showcase === few[1] ? Promise.reject(new Error('no')) : performed(showcase)),
      async () => {},
    );
    await until(runs, 3);
    expect(runs.snapshot().runs.map((run) => run !== undefined)).toEqual([true, false, true]);
  });
});
