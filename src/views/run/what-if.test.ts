import { describe, expect, it } from 'vitest';
import { type Move, plainRecipe, type Recipe, startRun } from '../../lab/index.ts';
import { traceModel } from '../../trace/index.ts';
import type { KeptRun } from '../saved/kept-run.ts';
import { firstDifference } from './first-difference.ts';
import type { Start } from './use-run.ts';
import type { Walk } from './use-walk.ts';
import { whatIf } from './what-if.ts';

const PKCE = 'authorization-code-pkce';

/** A run that is performed so far, and a reader who stands at the last event or at `at`. */
async function standing(recipe: Recipe, steps: number, at?: string) {
  const run = await startRun(recipe);
  await run.advance(({ trace }) => (trace.events.at(-1)?.step ?? 0) >= steps);
  const model = traceModel(run.snapshot().trace);
  const seq =
    at === undefined
      ? (model.stops.at(-1)?.seq ?? 0)
      : (run.snapshot().stops.find((stop) => stop.at === at)?.seq ?? -1);
  const begun: Start[] = [];
  const left: KeptRun[] = [];
  const walk = { model, seq, live: at === undefined } as Walk;
  const acts = whatIf(run, walk, {
    begin: (start) => begun.push(start),
    leave: (kept) => left.push(kept),
  });
  return { run, seq, acts, begun, left };
}

describe('going on from an earlier event', () => {
  const moves: Move[] = [
    { at: 'request GET /authorize', do: 'edit', edits: [{ parameter: 'scope', value: 'openid' }] },
    { at: 'request POST /oauth/token', do: 'wait', seconds: 5 },
  ];

  it('drops what was done after it, and keeps the run that is left', async () => {
    const at = 'request POST /login';
    const { acts, seq, begun, left } = await standing(plainRecipe(PKCE, { moves }), 9, at);
    acts.continueFrom(seq);
    expect(begun).toEqual([
      { recipe: plainRecipe(PKCE, { moves: moves.slice(0, 1) }), position: { event: seq, until: seq } },
    ]);
    expect(left).toMatchObject([{ recipe: { moves }, position: { event: seq } }]);
  });

  it('lets time pass there', async () => {
    const at = 'request GET /callback';
    const { acts, seq, begun } = await standing(plainRecipe(PKCE), 9, at);
    acts.wait(seq, 90);
    expect(begun[0]?.recipe.moves).toEqual([{ at, do: 'wait', seconds: 90 }]);
  });

  it('lets time pass at the newest event without leaving it', async () => {
    const { acts, seq, begun, run } = await standing(plainRecipe(PKCE), 7);
    const before = run.snapshot().trace.events.at(-1)?.at ?? 0;
    acts.wait(seq, 90);
    expect(begun).toEqual([]);
    expect(run.snapshot().trace.events.at(-1)?.at).toBe(before + 90_000);
  });
});

describe('other settings', () => {
  it('stand at the first event that differs, as far as the run was performed', async () => {
    const { acts, begun } = await standing(plainRecipe(PKCE), 10);
    const said = await acts.setUp({ protections: { app: { checkNonce: false } } });
    expect(said).toMatch(/^Performed again\. The first that differs: step 9, App: Validates the tokens\.$/);
    expect(begun[0]?.recipe.protections).toEqual({ app: { checkNonce: false } });
    expect(begun[0]?.position?.event).toBeLessThan(begun[0]?.position?.until ?? 0);
  });

  it('that touch only what is still to come say what', async () => {
    const { acts, begun, seq } = await standing(plainRecipe(PKCE), 3);
    const said = await acts.setUp({ protections: { app: { checkNonce: false } } });
    expect(said).toMatch(/^Nothing changes so far\. The first that will differ: step 9/);
    expect(begun[0]?.position?.event).toBe(seq);
  });

  it('that touch nothing say so', async () => {
    const { acts } = await standing(plainRecipe(PKCE), 3);
    const said = await acts.setUp({ protections: { server: { exactRedirectUris: false } } });
    expect(said).toMatch(/^Nothing in this run changes/);
  });
});

describe('the first difference of two traces', () => {
  it('is found in what differs, in what is more, and nowhere in the same', async () => {
    const { run } = await standing(plainRecipe(PKCE), 9);
    const { trace } = run.snapshot();
    const shorter = { ...trace, events: trace.events.slice(0, 5) };
    const other = {
      ...trace,
      events: trace.events.map((event) => (event.seq === 7 ? { ...event, at: 0 } : event)),
    };
    expect(firstDifference(trace, trace)).toBeUndefined();
    expect(firstDifference(trace, other)).toBe(7);
    expect(firstDifference(shorter, trace)).toBe(5);
    expect(firstDifference(trace, shorter)).toBe(4);
  });
});
