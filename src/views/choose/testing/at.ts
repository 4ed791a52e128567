import { type Choosing, choosing } from '../../../guide/choose/choosing.ts';

/** The state at an address: `machine=no&server=yes`. */
export function at(address: string): Choosing {
  return choosing(Object.fromEntries(new URLSearchParams(address)));
}
