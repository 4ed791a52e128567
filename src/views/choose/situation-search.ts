import type { Situation } from '../../guide/choose/situations/situation.ts';
import { titleOf } from './board.ts';

/** The situations in which each of the words occurs, in any order; all of them without a word. */
export function searched(situations: readonly Situation[], search: string): readonly Situation[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return situations.filter(({ text, because, flow }) => {
    const said = `${text} ${because} ${titleOf(flow)}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

/** A few of them, taken evenly from the whole list, so that each kind of app is seen. */
export function sampled<Of>(all: readonly Of[], count: number): readonly Of[] {
  if (all.length <= count) return all;
  return Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)] as Of);
}
