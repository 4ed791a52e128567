import { type Recipe, RecipeError, readRecipe } from '../../lab/index.ts';

/** Where a reader stands in a run: the `seq` of the present event, and of the last one performed so far. */
export interface Position {
  readonly event: number;
  readonly until: number;
}

/** A run that can be taken up again where it was left. */
export interface KeptRun {
  readonly recipe: Recipe;
  readonly position: Position;
  /** The flow's step at the present event, for people; the recipe alone does not tell it. */
  readonly step?: number;
  /** The runs that were left for it. */
  readonly forks?: readonly Fork[];
}

/** A run that was left for another way to go on. */
export interface Fork extends KeptRun {
  /** Counts up; the first is 1. */
  readonly number: number;
  /** What was done in it, and where it stood, in words. */
  readonly words: string;
}

/** A run that a person saved under a name. */
export interface SavedRun extends KeptRun {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** A run that was kept without anybody asking for it; there is one of each flow at most. */
export interface LastRun extends KeptRun {
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

/** Before anything has happened. */
export const beginning: Position = { event: 0, until: 0 };

/** Why something is no kept run; the message names the JSON path. */
export class KeptRunError extends Error {}

/** The latest time that a date can hold, in milliseconds. */
const LATEST = 8.64e15;

/**
 * Reads a kept run from foreign data.
 * @throws {KeptRunError} that names the JSON path of what is wrong.
 */
export function readKeptRun(value: unknown, path = '$'): KeptRun {
  const { recipe, position, step, forks } = readRecord(value, path);
  return {
    recipe: readRecipeAt(recipe, `${path}.recipe`),
    position: readPosition(position, `${path}.position`),
    ...(isWhole(step) && { step }),
    ...(Array.isArray(forks) && { forks: forks.map((fork, at) => readFork(fork, `${path}.forks[${at}]`)) }),
  };
}

function readFork(value: unknown, path: string): Fork {
  const { number, words, forks: _, ...rest } = readRecord(value, path);
  if (!isWhole(number)) throw new KeptRunError(`${path}.number: expected a whole number`);
  if (typeof words !== 'string') throw new KeptRunError(`${path}.words: expected a text`);
  return { number, words, ...readKeptRun(rest, path) };
}

/** Reads a run with a name; the rest as {@link readKeptRun}. */
export function readSavedRun(value: unknown, path = '$'): SavedRun {
  const { name, savedAt } = readRecord(value, path);
  if (typeof name !== 'string' || name === '') throw new KeptRunError(`${path}.name: expected a text`);
  return { name, savedAt: readTime(savedAt, `${path}.savedAt`), ...readKeptRun(value, path) };
}

/** Reads a run that was kept by itself; the rest as {@link readKeptRun}. */
export function readLastRun(value: unknown, path = '$'): LastRun {
  const { keptAt } = readRecord(value, path);
  return { keptAt: readTime(keptAt, `${path}.keptAt`), ...readKeptRun(value, path) };
}

/** Reads a recipe that stands somewhere in a document. */
export function readRecipeAt(value: unknown, path: string): Recipe {
  try {
    return readRecipe(value);
  } catch (error) {
    if (error instanceof RecipeError) throw new KeptRunError(error.message.replace(/^\$/, () => path));
    throw error;
  }
}

/** Reads a position: two whole numbers, the present event no later than the last. */
export function readPosition(value: unknown, path: string): Position {
  const { event, until } = readRecord(value, path);
  if (!isWhole(event)) throw new KeptRunError(`${path}.event: expected a whole number`);
  if (!isWhole(until) || until < event)
    throw new KeptRunError(`${path}.until: expected a whole number that is not below event`);
  return { event, until };
}

/** Reads a JSON object. */
export function readRecord(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new KeptRunError(`${path}: expected an object`);
}

function readTime(value: unknown, path: string): number {
  if (isWhole(value) && value <= LATEST) return value;
  throw new KeptRunError(`${path}: expected milliseconds since 1970`);
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Whether somebody would miss a run: something was set or done, or the walk had begun. */
export function isWorthKeeping({ recipe, position }: KeptRun): boolean {
  const { options, protections, moves } = recipe;
  const isSet = [options, protections].some((settings) => Object.keys(settings).length > 0);
  return isSet || moves.length > 0 || position.until > 0;
}
