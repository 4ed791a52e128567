import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainRecipe } from '../../lab/index.ts';
import { isWorthKeeping, KeptRunError, readKeptRun, readLastRun, readSavedRun } from './kept-run.ts';
import { busy, keptOf, PKCE, savedOf } from './testing/runs.ts';

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('reading a kept run', () => {
  it('gives back what was written', () => {
    expect(readKeptRun(copy(keptOf(busy)))).toEqual(keptOf(busy));
    expect(readSavedRun(copy(savedOf('Mine', 5, busy)))).toEqual(savedOf('Mine', 5, busy));
    expect(readLastRun(copy({ ...keptOf(), keptAt: 0 }))).toEqual({ ...keptOf(), keptAt: 0 });
  });

  it('takes the runs that were left for it along', () => {
    const fork = { ...keptOf(busy), number: 2, words: '1 edit' };
    const kept = { ...keptOf(), forks: [fork] };
    expect(readKeptRun(copy(kept))).toEqual(kept);
    const nested = { ...keptOf(), forks: [{ ...fork, forks: [fork] }] };
    expect(readKeptRun(nested)).toEqual(kept);
    const read = (wrong: object) => () => readKeptRun({ ...keptOf(), forks: [fork, { ...fork, ...wrong }] });
    expect(read({ number: -1 })).toThrow('$.forks[1].number:');
    expect(read({ words: 5 })).toThrow('$.forks[1].words:');
    expect(read({ recipe: 5 })).toThrow('$.forks[1].recipe:');
  });

  it('upgrades a recipe of version 1', () => {
    const { protections: _, ...recipe } = plainRecipe(PKCE);
    expect(readKeptRun({ ...keptOf(), recipe: { ...recipe, version: 1 } }).recipe).toEqual(plainRecipe(PKCE));
  });

  it('leaves out what it does not know', () => {
    const own = JSON.parse('{"__proto__": {"polluted": true}, "more": 1}') as object;
    const read = readSavedRun({ ...savedOf('Mine'), ...own, position: { event: 7, until: 12, ...own } });
    expect(read).toEqual(savedOf('Mine'));
    expect(Object.keys(read).sort()).toEqual(['name', 'position', 'recipe', 'savedAt', 'step']);
    expect({}).not.toHaveProperty('polluted');
  });

  it.each([
    ['text', '$: expected an object'],
    [[], '$: expected an object'],
    [{ ...keptOf(), recipe: undefined }, '$.recipe: expected an object'],
    [{ ...keptOf(), recipe: { ...busy, seed: 5 } }, '$.recipe.seed:'],
    [{ ...keptOf(), recipe: { ...busy, version: 3 } }, '$.recipe.version:'],
    [{ ...keptOf(), recipe: { ...busy, moves: [{ do: 'wait' }] } }, '$.recipe.moves[0].at:'],
    [{ ...keptOf(), position: undefined }, '$.position: expected an object'],
    [{ ...keptOf(), position: { event: -1, until: 3 } }, '$.position.event:'],
    [{ ...keptOf(), position: { event: '1', until: 3 } }, '$.position.event:'],
    [{ ...keptOf(), position: { event: 4, until: 3 } }, '$.position.until:'],
    [{ ...keptOf(), position: { event: 4, until: 1e300 } }, '$.position.until:'],
  ])('refuses %j with the path of what is wrong', (value, message) => {
    expect(() => readKeptRun(value)).toThrow(KeptRunError);
    expect(() => readKeptRun(value)).toThrow(message);
  });

  it('refuses a run without a name or a time', () => {
    for (const name of ['', 5, undefined])
      expect(() => readSavedRun({ ...savedOf('x'), name })).toThrow('$.name:');
    for (const savedAt of [-1, 8.7e15, '5', undefined])
      expect(() => readSavedRun({ ...savedOf('x'), savedAt })).toThrow('$.savedAt:');
    expect(() => readLastRun(keptOf())).toThrow('$.keptAt:');
  });

  it('never throws anything else', () => {
    const nearly = fc.record({
      recipe: fc.oneof(fc.constant(busy), fc.jsonValue()),
      position: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearly), (value) => {
        try {
          readKeptRun(value);
        } catch (error) {
          expect(error).toBeInstanceOf(KeptRunError);
        }
      }),
    );
  });
});

describe('what is worth keeping', () => {
  const plain = { recipe: plainRecipe(PKCE), position: { event: 0, until: 0 } };

  it('is a run in which something was set or done', () => {
    expect(isWorthKeeping(plain)).toBe(false);
    expect(isWorthKeeping({ ...plain, position: { event: 0, until: 1 } })).toBe(true);
    expect(isWorthKeeping({ ...plain, recipe: plainRecipe(PKCE, { options: { scope: '' } }) })).toBe(true);
    expect(isWorthKeeping({ ...plain, recipe: plainRecipe(PKCE, { protections: busy.protections }) })).toBe(
      true,
    );
    expect(isWorthKeeping({ ...plain, recipe: plainRecipe(PKCE, { moves: busy.moves }) })).toBe(true);
  });
});
