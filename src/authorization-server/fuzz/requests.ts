import type { HttpRequest } from '../../protocol/http.ts';
import { endpointUrls } from '../endpoint-urls.ts';
import { type Draft, getDraft, type Pair, postDraft } from './draft.ts';
import { HOSTILE, HOSTILE_NAMES } from './hostile.ts';
import { mutated } from './mutations/index.ts';
import type { Means } from './mutations/mutation.ts';
import { PARAMETER_NAMES } from './vocabulary.ts';
import { issuer } from './world.ts';

const PATHS = [...Object.values(endpointUrls(issuer)), `${issuer}nowhere`];

/** A request that no flow sent: any endpoint with any parameters, mutated on top. */
export function anyRequest(means: Means): { readonly request: HttpRequest; readonly by: string[] } {
  const { dice } = means;
  const pairs = Array.from({ length: dice.below(9) }, () => anyPair(means));
  const url = dice.pick(PATHS);
  const draft: Draft = dice.chance(0.5) ? { ...getDraft(url), query: pairs } : postDraft(url, pairs);
  const { request, by } = mutated(draft, means);
  return { request, by: ['any request', ...by] };
}

function anyPair({ dice, pool }: Means): Pair {
  const name = dice.chance(0.9) ? dice.pick(PARAMETER_NAMES) : dice.pick(HOSTILE_NAMES);
  if (dice.chance(0.7)) return [name, pool.likely(dice, name)];
  return [name, dice.chance(0.5) ? pool.any(dice) : dice.pick(HOSTILE)];
}
