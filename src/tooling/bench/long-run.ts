import { type Move, packRecipe, perform, plainRecipe, type Recipe } from '../../lab/index.ts';
import { isStop } from '../../trace/index.ts';

/** A run of a certain length. */
export interface LongRun {
  readonly recipe: Recipe;
  /** So many events are recorded, and so many of them a reader can go to. */
  readonly events: number;
  readonly stops: number;
  /** A link to its last event. */
  readonly hash: string;
}

/** The code flow with PKCE, with as many refreshes after it as make so many events; where one is too many, performed only so far. */
export async function longRun(events: number): Promise<LongRun> {
  for (let refreshes = 0; ; refreshes++) {
    const recipe = plainRecipe('authorization-code-pkce', { moves: refreshing(refreshes) });
    const { events: all } = await perform(recipe);
    if (all.length < events) continue;
    const until = all.findIndex((event, at) => at >= events - 1 && isStop(event));
    const recorded = all.slice(0, until + 1);
    return {
      ...{ recipe, events: recorded.length, stops: recorded.filter(isStop).length },
      hash: `#/flows/${recipe.flow}?recipe=${await packRecipe(recipe)}&event=${until}&until=${until}`,
    };
  }
}

const refreshing = (times: number): Move[] =>
  Array.from({ length: times }, (_, at) => ({
    at: at === 0 ? 'end' : `end #${at + 1}`,
    do: 'pick',
    offer: 'refresh',
  }));
