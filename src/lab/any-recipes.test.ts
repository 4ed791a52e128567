import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FlowId, flowIds } from '../flows/index.ts';
import { integrityProblems } from '../trace/integrity.ts';
import { packRecipe, unpackRecipe } from './link.ts';
import { perform } from './perform.ts';
import type { Move, Recipe } from './recipe.ts';
import { plainRecipe, readRecipe } from './recipes.ts';
import { rewound } from './rewind.ts';
import { startRun } from './run.ts';
import { anyMoves, anyProtections } from './testing/any-moves.ts';
import { playByHand } from './testing/by-hand.ts';
import { toEnd, until } from './testing/stepping.ts';

/** Whatever somebody could do: sensible, foolish or hostile. */
async function anyRecipe(flow: FlowId): Promise<fc.Arbitrary<Recipe>> {
  const plain = plainRecipe(flow);
  return fc
    .tuple(await anyMoves(plain), fc.oneof(fc.constant({}), anyProtections))
    .map(([moves, protections]) => plainRecipe(flow, { moves, protections }));
}

const each = (count: number) => ({ numRuns: count, endOnFailure: true });

describe.each(flowIds)('any moves, answers, edits, switches and waits: %s', (flow) => {
  it('perform to the same bytes each time, and to an end', async () => {
    await fc.assert(
      fc.asyncProperty(await anyRecipe(flow), async (recipe) => {
        const trace = await perform(recipe);
        expect(trace.events.at(-1)?.kind).toBe('end');
        expect(integrityProblems(trace)).toEqual([]);
        expect(JSON.stringify(await perform(recipe))).toBe(JSON.stringify(trace));
      }),
      each(30),
    );
  });

  it('made by hand give the bytes that their recipe gives', async () => {
    await fc.assert(
      fc.asyncProperty(await anyRecipe(flow), async (recipe) => {
        const isReplay = (move: Move) => move.do === 'replay';
        const run = await startRun({ ...recipe, moves: recipe.moves.filter(isReplay) });
        await playByHand(run, recipe.moves);
        run.stop();
        const { trace } = run.snapshot();
        expect(await perform(run.recipe())).toEqual(trace);
      }),
      each(15),
    );
  });

  it('rewound to any stop and played forward again give the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(await anyRecipe(flow), fc.nat(), async (recipe, choice) => {
        const whole = await startRun(recipe);
        const { trace, stops } = await toEnd(whole);
        whole.stop();
        const { seq = 0 } = stops[choice % stops.length] ?? {};
        const earlier = rewound(recipe, stops, seq);
        const run = await startRun(earlier);
        const back = await until(run, ({ trace: now }) => now.events.length > seq);
        expect(back.trace.events.slice(0, seq + 1)).toEqual(trace.events.slice(0, seq + 1));
        await playByHand(
          run,
          recipe.moves.filter((move) => !earlier.moves.includes(move)),
        );
        run.stop();
        expect(run.snapshot().trace).toEqual(await perform(run.recipe()));
        // A replay cannot be made by hand; without one the old ending comes back.
        if (!recipe.moves.some((move) => move.do === 'replay')) expect(run.snapshot().trace).toEqual(trace);
      }),
      each(15),
    );
  });

  it('are the same in a link and out of it, and of an older version are upgraded', async () => {
    await fc.assert(
      fc.asyncProperty(await anyRecipe(flow), async (recipe) => {
        const link = await packRecipe(recipe);
        const read = await unpackRecipe(link);
        expect(JSON.stringify(read)).toBe(JSON.stringify(recipe));
        expect(await packRecipe(read)).toBe(link);
        const { protections: _, ...older } = { ...recipe, version: 1 };
        expect(readRecipe(older)).toEqual({ ...recipe, protections: {} });
      }),
      each(25),
    );
  });
});
