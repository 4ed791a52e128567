import type { Ending } from '../contract.ts';
import { type Failure, failures } from './failures.ts';
import { familyOffer } from './offers.ts';

/** One state for each failure. It ends the walk with its reason; after a reused refresh token one thing is left to try. */
export function failureStates() {
  const names = Object.keys(failures) as Failure[];
  return Object.fromEntries(names.map((name) => [name, failureState(name)])) as Record<
    Failure,
    ReturnType<typeof failureState>
  >;
}

function failureState(name: Failure) {
  const { reason, wayOn } = failures[name];
  const offers = name === 'refreshTokenReused' ? [familyOffer] : [];
  const input: Ending = { outcome: 'refused', reason: `${reason} ${wayOn}`, offers };
  return { tags: ['failure', 'end'], invoke: { src: 'end' as const, input, onDone: 'refreshing' } };
}
