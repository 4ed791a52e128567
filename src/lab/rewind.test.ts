import { describe, expect, it } from 'vitest';
import type { Move } from './recipe.ts';
import { plainRecipe } from './recipes.ts';
import { isTouched, rewound, untouched } from './rewind.ts';
import { startRun } from './run.ts';
import { toEnd } from './testing/stepping.ts';

const PKCE = 'authorization-code-pkce';
const edited: Move = {
  ...{ at: 'request GET /authorize', do: 'edit' },
  edits: [{ parameter: 'scope', value: 'openid offline_access' }],
};
const denied: Move = { at: 'question consent', do: 'answer', form: 0, fields: {}, button: 'action=deny' };
const waited: Move = { at: 'work POST /login', do: 'wait', seconds: 5 };
const replayed: Move = { at: 'request GET /callback', do: 'replay' };
const picked: Move = { at: 'end', do: 'pick', offer: 'refresh' };

/** The moves that stay when a run is rewound to a stop. */
async function stay(moves: Move[], at: string): Promise<Move[]> {
  const recipe = plainRecipe(PKCE, { moves });
  const run = await startRun(recipe);
  const { stops } = await toEnd(run);
  run.stop();
  const { seq = -1 } = stops.find((stop) => stop.at === at) ?? {};
  return [...rewound(recipe, stops, seq).moves];
}

describe('a run that goes on from an earlier stop', () => {
  it('keeps what was done before it, and what shows in its event', async () => {
    const moves = [edited, waited, replayed, picked];
    expect(await stay(moves, 'question pick_login')).toEqual([]);
    expect(await stay(moves, 'request GET /authorize')).toEqual([edited]);
    expect(await stay(moves, 'question consent')).toEqual([edited, waited]);
    expect(await stay(moves, 'request GET /callback')).toEqual([edited, waited, replayed]);
    expect(await stay(moves, 'end #2')).toEqual(moves);
  });

  it('leaves out time that passes after what is looked at', async () => {
    expect(await stay([waited], 'work POST /login')).toEqual([]);
    expect(await stay([waited], 'response POST /login')).toEqual([waited]);
  });

  it('keeps a replay once its copy is on its way', async () => {
    expect(await stay([replayed], 'replay of request GET /callback')).toEqual([replayed]);
    expect(await stay([replayed], 'response GET /authorize')).toEqual([]);
  });

  it('is the run as it is where no stop is meant', async () => {
    expect(await stay([edited, denied], 'nowhere')).toEqual([edited, denied]);
  });
});

describe('the untouched run', () => {
  it('has the answers and the picks, and nothing else', () => {
    const options = { refresh: false };
    const protections = { app: { checkState: false } };
    const moves = [edited, denied, waited, replayed, picked];
    expect(untouched(plainRecipe(PKCE, { options, protections, moves }))).toEqual(
      plainRecipe(PKCE, { options, moves: [denied, picked] }),
    );
  });

  it('is told from a touched one', () => {
    expect(isTouched(plainRecipe(PKCE, { moves: [denied, picked] }))).toBe(false);
    for (const move of [edited, waited, replayed])
      expect(isTouched(plainRecipe(PKCE, { moves: [move] }))).toBe(true);
    expect(isTouched(plainRecipe(PKCE, { protections: { api: { acceptAlgNone: true } } }))).toBe(true);
  });
});
