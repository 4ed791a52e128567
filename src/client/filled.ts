import type { Parameters } from '../protocol/parameters.ts';

/** Leaves out the parameters without a value: many servers take an empty one for a value. */
export function filled(
  parameters: readonly (readonly [name: string, value: string | undefined])[],
): Parameters {
  return parameters.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}
