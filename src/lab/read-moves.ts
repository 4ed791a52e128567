import type { Move } from './recipe.ts';

/** Whether something has the shape of a move's kind; the caller has looked at `at`. */
export const MOVE_SHAPES: Readonly<Record<Move['do'], (move: Readonly<Record<string, unknown>>) => boolean>> =
  {
    answer: ({ form, fields, button }) => isWhole(form) && areSettings(fields) && isTextOrAbsent(button),
    edit: ({ edits }) => Array.isArray(edits) && edits.every(isEdit),
    replay: () => true,
    wait: ({ seconds }) => typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0,
    pick: ({ offer }) => typeof offer === 'string',
  };

/** A kind of move. */
export const isMoveKind = (text: unknown): text is Move['do'] =>
  typeof text === 'string' && Object.hasOwn(MOVE_SHAPES, text);

/** A JSON object. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A count, or milliseconds. */
export const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Texts and truth values by name, as options and filled-in fields are. */
export const areSettings = (value: unknown): boolean =>
  isRecord(value) &&
  Object.values(value).every((setting) => typeof setting === 'string' || typeof setting === 'boolean');

const isTextOrAbsent = (value: unknown) => value === undefined || typeof value === 'string';

const TARGETS = ['parameter', 'header', 'json'] as const;
const PLACES: readonly unknown[] = ['query', 'form', 'fragment', 'page', undefined];
const SIGNATURES: readonly unknown[] = ['kept', 'none', 'wrong key', 'public key as secret'];

/** A field with what becomes of it; or a whole address, status or body. */
function isEdit(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const whats = [...TARGETS, 'url', 'status', 'body'].filter((name) => name in value);
  if (whats.length !== 1) return false;
  if ('status' in value) return isWhole(value['status']) && value['status'] <= 999;
  const [what = ''] = whats;
  if (typeof value[what] !== 'string') return false;
  if (what === 'url' || what === 'body') return true;
  const { in: place, nth } = value;
  return PLACES.includes(place) && (nth === undefined || isWhole(nth)) && isChange(value);
}

function isChange(edit: Readonly<Record<string, unknown>>): boolean {
  if (['value', 'add', 'jwt'].filter((name) => name in edit).length !== 1) return false;
  if ('value' in edit) return edit['value'] === null || typeof edit['value'] === 'string';
  return 'add' in edit ? typeof edit['add'] === 'string' : isJwtChange(edit['jwt']);
}

const isJwtChange = (value: unknown): boolean =>
  isRecord(value) &&
  SIGNATURES.includes(value['signature']) &&
  [value['header'], value['claims']].every(
    (part) => part === undefined || (isRecord(part) && isShallow(part, MAX_DEPTH)),
  );

/** How deep a claim may be nested: deeper ones could not be written out again. */
const MAX_DEPTH = 32;

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((member) => isShallow(member, depth - 1));
}
