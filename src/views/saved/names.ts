import type { Recipe } from '../../lab/index.ts';
import { firstThings } from './recipe-words.ts';

/** Longer names fit nowhere. */
const MAX_LENGTH = 80;

/** Characters without a look of their own, and those that turn the direction of the text around them. */
const UNSEEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A name as it is kept: on one line, without spaces around it, cut where it is too long; empty where nothing is left. */
export function cleanName(text: string): string {
  const line = text.replaceAll(UNSEEN, ' ').replaceAll(/\s+/gu, ' ').trim();
  return [...line].slice(0, MAX_LENGTH).join('').trim();
}

/** A name that nobody has yet: the same, or with the first number behind it that makes it free. */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number++) {
    const suffix = ` (${number})`;
    const numbered = `${[...name]
      .slice(0, MAX_LENGTH - suffix.length)
      .join('')
      .trimEnd()}${suffix}`;
    if (!taken.includes(numbered)) return numbered;
  }
}

/** What a run may be called: its flow, and the first things that were done in it, or else the step where it stands. */
export function suggestedName(title: string, recipe: Recipe, step: number | undefined): string {
  const things = firstThings(recipe);
  const place = step === undefined ? [] : [`step ${step}`];
  const details = [things.slice(0, 2), things.slice(0, 1), place].filter((some) => some.length > 0);
  const names = details.map((some) => `${title}: ${some.join(', ')}`);
  return names.find((name) => [...name].length <= MAX_LENGTH) ?? cleanName(title);
}
