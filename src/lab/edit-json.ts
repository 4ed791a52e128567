import { changedValues, type ValueChange } from './edit-values.ts';

/** The members at the top of a JSON object, in order; `undefined` for any other text. */
export function membersOf(body: string): readonly (readonly [string, unknown])[] | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? Object.entries(value) : undefined;
  } catch {
    return undefined;
  }
}

/** A JSON object with one member set or removed. */
export function withMember(body: string, name: string, change: ValueChange): string {
  const members = membersOf(body);
  if (!members) return body;
  // A JSON object cannot hold a name twice: what is added takes the place of what was there.
  const once = 'add' in change ? { value: change.add } : { value: change.value };
  const isIt = ([member]: readonly [string, unknown]) => member === name;
  const now = changedValues<readonly [string, unknown]>(members, isIt, once, (value, old) => [
    name,
    likeBefore(value, old?.[1]),
  ]);
  return JSON.stringify(Object.fromEntries(now));
}

/** What a member becomes when it is set to a text: it keeps the type of its old value where the text has that type. */
export function likeBefore(text: string, old: unknown): unknown {
  if (old === undefined || typeof old === 'string') return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === typeof old ? value : text;
  } catch {
    return text;
  }
}
