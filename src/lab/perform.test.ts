import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowIds } from '../flows/index.ts';
import { integrityProblems } from '../trace/integrity.ts';
import { eventSentence } from '../views/event-words.ts';
import { perform } from './perform.ts';
import { plainRecipe, RecipeError, readRecipe } from './recipes.ts';
import { anyMoves } from './testing/any-moves.ts';
import { valueIn } from './testing/read-trace.ts';

const PKCE = 'authorization-code-pkce';

describe('perform', () => {
  it.each(flowIds)('gives the same bytes twice: %s', async (flow) => {
    const [first, second] = [await perform(plainRecipe(flow)), await perform(plainRecipe(flow))];
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });

  it.each(flowIds)('gives other secrets for another seed, and the same messages: %s', async (flow) => {
    const first = await perform(plainRecipe(flow));
    const other = await perform(plainRecipe(flow, { seed: 'another' }));
    expect(other.events.map(eventSentence)).toEqual(first.events.map(eventSentence));
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(first));
    for (const name of ['code_verifier', 'code', 'refresh_token', 'device_code', 'user_code', 'nonce'])
      if (valueIn(first, name) !== undefined) expect(valueIn(other, name)).not.toBe(valueIn(first, name));
  });

  it('leaves refreshing out where it is not wanted, and the refresh token where it was not asked for', async () => {
    const end = async (options: Record<string, string | boolean>) =>
      (await perform(plainRecipe(PKCE, { options }))).events.at(-1);
    expect(await end({ refresh: false })).toMatchObject({ outcome: 'complete', step: 11 });
    expect(await end({ scope: 'openid read:orders' })).toMatchObject({ outcome: 'complete', step: 11 });
  });

  it.each(flowIds)('takes any answers, waits and edits without an exception: %s', async (flow) => {
    const recipe = plainRecipe(flow);
    await fc.assert(
      fc.asyncProperty(await anyMoves(recipe), async (moves) => {
        const trace = await perform({ ...recipe, moves });
        expect(integrityProblems(trace)).toEqual([]);
        expect(trace.events.at(-1)?.kind).toBe('end');
      }),
      { numRuns: 40 },
    );
  });
});

describe('readRecipe', () => {
  it.each([
    [null, '$'],
    [{ version: 3 }, '$.version'],
    [{ ...plainRecipe(PKCE), moves: [{ at: 'end', do: 'dance' }] }, '$.moves[0].do'],
    [{ ...plainRecipe(PKCE), moves: [{ at: 'end', do: 'wait' }] }, '$.moves[0]'],
    [{ ...plainRecipe(PKCE), startedAt: Number.NaN }, '$.startedAt'],
  ])('says where %j is wrong', (value, path) => {
    expect(() => readRecipe(value)).toThrow(RecipeError);
    expect(() => readRecipe(value)).toThrow(path);
  });

  it('refuses a flow that there is none of', async () => {
    await expect(perform(plainRecipe('constructor'))).rejects.toThrow('no flow is called "constructor"');
  });
});
