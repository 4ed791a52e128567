import { describe, expect, it } from 'vitest';
import { perform } from '../../../lab/index.ts';
import type { Recipe } from '../../../lab/recipe.ts';
import { failureRecipes, followedRecipes, settingRecipes } from '../../../lab/testing/all-recipes.ts';
import type { MessageEvent, Trace } from '../../events.ts';
import { harOf } from '../../export/har.ts';
import { integrityProblems } from '../../integrity.ts';
import { importTrace } from '../import.ts';
import { entriesOf, readTextOf } from '../testing/entries-of.ts';
import { messagesOf } from '../testing/scene.ts';
import { recognise } from './recognise.ts';

/** What an import must tell again of a message: everything but its time and its exchange's name. */
const told = ({ kind, from, to, channel, step, readers, message }: MessageEvent) => ({
  ...{ kind, from, to, channel, step, readers, message },
});

/** What a HAR keeps of that, where an empty body is none. */
const toldInHar = (event: MessageEvent) => ({
  ...told(event),
  message: { ...event.message, body: event.message.body ?? '' },
});

/** The traces of a run's messages, with nothing said of parties, channels, steps or flow. */
const again = (trace: Trace) => recognise([{ name: 'run.har', read: readTextOf(entriesOf(trace)) }]).traces;

/** One of so many, that not all are performed on every day; each has its turn as recipes come and go. */
const some = (recipes: readonly Recipe[], of: number): Recipe[] => recipes.filter((_, at) => at % of === 0);

/** Nobody can tell from messages who replayed them, nor a public client's flow without its challenge from one with a server. */
const isTellable = ({ options, moves }: Recipe): boolean =>
  options['challengeMethod'] !== 'none' && !moves.some((move) => move.do === 'replay');

/** Edits after which the messages themselves are those of another flow, or of none. */
const isDisguised = ({ moves }: Recipe): boolean =>
  /"grant_type"|request GET \/login/.test(JSON.stringify(moves)) && /edit/.test(JSON.stringify(moves));

describe.each([
  ['with every setting', some(await settingRecipes(), 6)],
  ['that fail', some(await failureRecipes(), 4)],
  ['with all that can follow', some(followedRecipes(), 3)],
])('runs %s', (_, recipes) => {
  const tellable = recipes.filter((recipe) => isTellable(recipe) && !isDisguised(recipe));
  it.each(tellable.map((recipe) => [recipe.flow, recipe] as const))(
    '%s, recognised by its messages alone',
    async (flow, recipe) => {
      const live = await perform(recipe);
      const [trace, ...more] = again(live);
      expect(more).toEqual([]);
      expect(trace?.flow).toBe(flow);
      expect(trace && integrityProblems(trace)).toEqual([]);
      expect(trace && messagesOf(trace).map(told)).toEqual(messagesOf(live).map(told));
      const [kept, ...others] = importTrace(harOf(live)).traces;
      expect(others).toEqual([]);
      expect(kept?.flow).toBe(flow);
      expect(kept && messagesOf(kept).map(toldInHar)).toEqual(messagesOf(live).map(toldInHar));
    },
  );
});
