import { likeBefore } from '../../lab/index.ts';

/**
 * A JSON value as people type it: a text as it is, everything else as JSON. A text that reads like JSON is quoted, so
 * that {@link meantBy} gives it back.
 */
export function textOf(value: unknown): string {
  if (typeof value === 'string' && !isJson(value)) return value;
  return JSON.stringify(value) ?? 'null';
}

/** The JSON value that a text means: JSON, or else the text itself. */
export function meantBy(text: string): unknown {
  return isJson(text) ? JSON.parse(text) : text;
}

/** Whether a text means a JSON value that JSON can write down again; `1e999` reads as a number that it cannot. */
function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value !== 'number' || Number.isFinite(value);
  } catch {
    return false;
  }
}

/** Whether two JSON values are written the same. */
export function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The text that sets a member of a JSON body to a value; `undefined` where no text does, because the type is another. */
export function settingOf(value: unknown, old: unknown): string | undefined {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return sameValue(likeBefore(text, old), value) ? text : undefined;
}
