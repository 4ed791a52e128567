import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../protocol/encoding.ts';
import { packRecipe, unpackRecipe } from './link.ts';
import type { Move } from './recipe.ts';
import { plainRecipe, RecipeError } from './recipes.ts';

const packed = (value: unknown, version = 2) =>
  `${version}.${toBase64Url(new Uint8Array(deflateRawSync(JSON.stringify(value))))}`;

/** What a reader is told of a link. */
async function said(link: string): Promise<string> {
  const error = await unpackRecipe(link).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(RecipeError);
  return (error as RecipeError).message;
}

describe('a link', () => {
  it('is short for a plain run, and needs no escape in a URL', async () => {
    const link = await packRecipe(plainRecipe('authorization-code-pkce'));
    expect(link.length).toBeLessThan(220);
    expect(encodeURIComponent(link)).toBe(link);
  });

  it('is not made of a recipe that could not be read again', async () => {
    const seeds = ['x'.repeat(600_000), [...Array(40_000).keys()].map((n) => n * 7919).join()];
    for (const seed of seeds)
      await expect(packRecipe(plainRecipe('hybrid', { seed }))).rejects.toThrow('too long for a link');
  });

  it('of an older version is upgraded', async () => {
    const { protections: _, ...older } = { ...plainRecipe('hybrid'), version: 1 };
    expect(await unpackRecipe(packed(older, 1))).toEqual(plainRecipe('hybrid'));
  });

  it('of a later version says so', async () => {
    expect(await said('3.abc')).toContain('later version');
    expect(await said(packed({ ...plainRecipe('hybrid'), version: 3 }, 3))).toContain('later version');
  });

  it('that is cut off or changed says so', async () => {
    const link = await packRecipe(plainRecipe('hybrid'));
    expect(await said(link.slice(0, -10))).toContain('damaged');
    expect(await said('')).toContain('damaged');
    expect(await said('2.')).toContain('damaged');
    expect(await said('2.!!!')).toContain('damaged');
    expect(await said(`2.${toBase64Url(new Uint8Array([255, 0, 255]))}`)).toContain('damaged');
  });

  it('that holds something else says where', async () => {
    expect(await said(packed({ ...plainRecipe('hybrid'), seed: 5 }))).toContain('$.seed: expected a text');
    expect(await said(packed([1, 2]))).toContain('$: expected an object');
  });

  it('that is too long, or unpacks to too much, is not unpacked', async () => {
    expect(await said(`2.${'a'.repeat(40_000)}`)).toContain('longer than 32,000 characters');
    const bomb = packed('x'.repeat(5_000_000));
    expect(bomb.length).toBeLessThan(32_000);
    expect(await said(bomb)).toContain('unpacks to more');
  });

  it('with nests and names that are traps is refused or harmless', async () => {
    const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const text = JSON.stringify(plainRecipe('hybrid')).replace('[]', nested);
    const link = `2.${toBase64Url(new Uint8Array(deflateRawSync(text)))}`;
    expect(await said(link)).toContain('$.moves[0]');
    const trap = JSON.stringify(plainRecipe('hybrid')).replace('{}', '{"__proto__":"x"}');
    const read = await unpackRecipe(`2.${toBase64Url(new Uint8Array(deflateRawSync(trap)))}`);
    expect(Object.getPrototypeOf(read.options)).toBe(Object.prototype);
  });

  it('never gives half a recipe, whatever stands in it', async () => {
    const moves: Move[] = [{ at: 'end', do: 'pick', offer: 'refresh' }];
    const good = await packRecipe(plainRecipe('hybrid', { moves }));
    const mutated = fc
      .tuple(fc.nat(good.length - 1), fc.string({ minLength: 1, maxLength: 3 }))
      .map(([at, text]) => good.slice(0, at) + text + good.slice(at + 1));
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, fc.string()), async (link) => {
        try {
          expect(await packRecipe(await unpackRecipe(link))).toBeTypeOf('string');
        } catch (error) {
          expect(error).toBeInstanceOf(RecipeError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
