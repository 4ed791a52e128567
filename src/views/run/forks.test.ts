import { describe, expect, it } from 'vitest';
import { plainRecipe, type Recipe } from '../../lab/index.ts';
import type { Fork, KeptRun } from '../saved/kept-run.ts';
import { withFork } from './forks.ts';

const left = (seed: string, until = 5): KeptRun => ({
  recipe: plainRecipe('hybrid', { seed }),
  position: { event: 1, until },
});
const seeds = (forks: readonly Fork[]) => forks.map(({ recipe }) => recipe.seed);

describe('the runs that were left', () => {
  it('are numbered as they come, each with what was done in it', () => {
    const edited: Recipe = plainRecipe('hybrid', {
      moves: [{ at: 'request GET /authorize', do: 'edit', edits: [{ url: 'https://evil.example/' }] }],
    });
    const one = withFork([], { recipe: edited, position: { event: 1, until: 5 } }, undefined);
    const two = withFork(one, left('b'), undefined);
    expect(two.map(({ number, words }) => [number, words])).toEqual([
      [1, '1 edit'],
      [2, 'nothing changed'],
    ]);
  });

  it('keep the same run once: the one that came farther', () => {
    const one = withFork([], left('a', 5), undefined);
    expect(withFork(one, left('a', 4), undefined)).toBe(one);
    const farther = withFork(one, left('a', 9), undefined);
    expect(farther.map(({ position }) => position.until)).toEqual([9]);
  });

  it('are eight at most; the oldest goes, and numbers go on', () => {
    const many = [...'abcdefghij'].reduce<readonly Fork[]>(
      (forks, seed) => withFork(forks, left(seed), undefined),
      [],
    );
    expect(seeds(many).join('')).toBe('cdefghij');
    expect(many.at(-1)?.number).toBe(10);
  });
});
