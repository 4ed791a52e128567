import { type Attempt, isRight, type Score } from '../../guide/quiz/attempts.ts';

/** A sentence without the marks of its wire names. */
export const plainText = (text: string): string => text.replaceAll('`', '');

/** What became of an attempt, in words. */
export function verdictOf(attempt: Attempt): {
  readonly tone: 'right' | 'wrong' | 'skipped';
  readonly text: string;
} {
  if (attempt.given === undefined) return { tone: 'skipped', text: 'Skipped; it does not count.' };
  return isRight(attempt) ? { tone: 'right', text: 'Right.' } : { tone: 'wrong', text: 'Wrong.' };
}

/** `9 of 12 right`. */
export const scoreWords = ({ right, asked }: Score): string => `${right} of ${asked} right`;
