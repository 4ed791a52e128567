import type { HttpRequest } from '../../../protocol/http.ts';
import { type Draft, messageOf } from '../draft.ts';
import { envelopeMutations } from './envelope.ts';
import { jwtMutations } from './jwt.ts';
import type { Means, Mutation } from './mutation.ts';
import { parameterMutations } from './parameters.ts';
import { rawMutations } from './raw.ts';

/** Every mutation. To add one: an entry in a list beside this file. */
export const mutations: readonly Mutation[] = [
  ...parameterMutations,
  ...envelopeMutations,
  ...jwtMutations,
  ...rawMutations,
];

/** For requests with an assertion or a proof, which is what matters in them. */
const FOR_SIGNED = [
  ...mutations,
  ...jwtMutations.map((mutation) => ({ ...mutation, weight: 5 * mutation.weight })),
];

/** A message with one to three mutations, and their names. */
export function mutated(
  draft: Draft,
  means: Means,
): { readonly request: HttpRequest; readonly by: string[] } {
  const count = means.dice.pick([1, 1, 1, 1, 2, 2, 3]);
  const list = draft.proof || draft.assertionBy ? FOR_SIGNED : mutations;
  const chosen = Array.from({ length: count }, () => means.dice.weighted(list));
  const changed = chosen.reduce((before, { draft: change }) => change?.(before, means) ?? before, draft);
  const request = chosen.reduce(
    (before, { message: change }) => change?.(before, means) ?? before,
    messageOf(changed),
  );
  return { request, by: chosen.map(({ name }) => name) };
}
