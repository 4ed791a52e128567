import type { KeptRun } from './kept-run.ts';
import { doneInWords } from './recipe-words.ts';
import { whenInWords } from './when.ts';

/**
 * What a kept run is besides its flow, on one line: `step 4 · 2 edits · today 14:02`; parts that say nothing are not there. `title` is its
 * flow's, `undefined` where this version has no such flow.
 */
export function runLine(
  { recipe, step }: KeptRun,
  title: string | undefined,
  at: number,
  now: number,
): string {
  const unknown = title === undefined ? 'this version has no such flow' : '';
  const place = step === undefined ? '' : `step ${step}`;
  const parts = [unknown, place, doneInWords(recipe), whenInWords(at, now)];
  return parts.filter((part) => part !== '').join(' · ');
}
