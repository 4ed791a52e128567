import { ana, ben, type Edit, type Move, type Option, type Recipe } from '../../lab/index.ts';
import { kindOf } from '../../trace/index.ts';
import { fieldOf, placeInWords } from '../saved/recipe-words.ts';
import { fillsFor } from '../screen/fills.ts';

/** Something in a recipe that a person typed, and that goes along with it wherever it goes. */
export interface Typed {
  /** Tells it from the others of the same recipe. */
  readonly id: string;
  /** What it is and where: `password at Sign in`, `code in POST /oauth/token`. */
  readonly what: string;
  readonly value: string;
  /** Not to be shown to whoever looks over the shoulder. */
  readonly secret: boolean;
  /** What is left out with it: an answer goes as a whole. The same for all that go together. */
  readonly part: string;
}

/**
 * All that a person typed in a recipe: answers that the demo user would not give, values of edits, and texts of options that nobody offers. Of
 * what the page itself filled in, nothing.
 */
export function typedIn({ options, moves }: Recipe, list: readonly Option[]): Typed[] {
  return [...typedOptions(options, list), ...moves.flatMap(typedInMove)];
}

/**
 * The recipe without some of what was typed, by id. Where an answer is left out, the demo user answers again; an edit that is left out is
 * not made, and an option is at its default.
 */
export function withoutTyped(recipe: Recipe, ids: readonly string[]): Recipe {
  if (ids.length === 0) return recipe;
  const gone = new Set(ids);
  const options = Object.entries(recipe.options).filter(([name]) => !gone.has(optionId(name)));
  const moves = recipe.moves.flatMap((move, at) => moveWithout(move, at, gone));
  return { ...recipe, options: Object.fromEntries(options), moves };
}

/** The ids of all that is left out with these parts. */
export function idsOf(typed: readonly Typed[], parts: ReadonlySet<string>): string[] {
  return typed.filter(({ part }) => parts.has(part)).map(({ id }) => id);
}

/** The answers that hold somebody's password: nobody shares one by accident. */
export function passwordParts(typed: readonly Typed[]): ReadonlySet<string> {
  const answers = typed.filter(({ part, secret }) => secret && part.startsWith('answer '));
  return new Set(answers.map(({ part }) => part));
}

const optionId = (name: string) => `option ${name}`;
const fieldId = (at: number, name: string) => `answer ${at} ${name}`;
const editId = (at: number, edit: number) => `edit ${at} ${edit}`;

function moveWithout(move: Move, at: number, gone: ReadonlySet<string>): Move[] {
  if (move.do === 'answer') {
    return Object.keys(move.fields).some((name) => gone.has(fieldId(at, name))) ? [] : [move];
  }
  if (move.do !== 'edit') return [move];
  const edits = move.edits.filter((_, edit) => !gone.has(editId(at, edit)));
  if (edits.length === move.edits.length) return [move];
  return edits.length > 0 ? [{ ...move, edits }] : [];
}

/** What the page ships and fills in by itself or with one click. */
const SHIPPED: ReadonlySet<string> = new Set([
  ...[ana, ben].flatMap(({ username, password }) => [username, password]),
  ...fillsFor({ name: 'sign_in', label: '' }).flatMap(({ values }) => values.map(({ value }) => value)),
]);

/** As a device of this page shows it (RFC 8628 §6.1): read off a screen, nobody's own. */
const USER_CODE = /^[A-Z]{4}-?[A-Z]{4}$/;

const isTyped = (name: string, value: string): boolean =>
  value !== '' && !SHIPPED.has(value) && !(name === 'user_code' && USER_CODE.test(value));

function typedOptions(given: Recipe['options'], list: readonly Option[]): Typed[] {
  return Object.entries(given).flatMap(([name, value]): Typed[] => {
    const option = list.find((one) => one.name === name);
    if (typeof value !== 'string' || !isTyped(name, value) || isOffered(option, value)) return [];
    const id = optionId(name);
    return [{ ...{ id, part: id, value, secret: isSecret(name) }, what: `option ${option?.label ?? name}` }];
  });
}

function isOffered(option: Option | undefined, value: string): boolean {
  if (!option) return false;
  const known = option.kind === 'choice' ? option.values : option.suggestions;
  return value === option.preset || known.some((one) => one.value === value);
}

function typedInMove(move: Move, at: number): Typed[] {
  if (move.do === 'answer') return typedAnswers(move, at);
  return move.do === 'edit' ? typedEdits(move, at) : [];
}

const FIELDS: ReadonlyMap<string, string> = new Map([
  ['username', 'email'],
  ['user_code', 'user code'],
]);

function typedAnswers(move: Extract<Move, { do: 'answer' }>, at: number): Typed[] {
  return Object.entries(move.fields).flatMap(([name, value]): Typed[] => {
    if (typeof value !== 'string' || !isTyped(name, value)) return [];
    const what = `${FIELDS.get(name) ?? name} at ${placeInWords(move.at)}`;
    return [{ id: fieldId(at, name), part: `answer ${at}`, what, value, secret: isSecret(name) }];
  });
}

function typedEdits(move: Extract<Move, { do: 'edit' }>, at: number): Typed[] {
  return move.edits.flatMap((edit, number): Typed[] => {
    const value = typedValue(edit);
    const field = fieldOf(edit);
    if (value === undefined || !isTyped(field, value)) return [];
    const id = editId(at, number);
    const secret = !('jwt' in edit) && isSecret(field);
    return [{ id, part: id, value, secret, what: `${field} in ${placeInWords(move.at)}` }];
  });
}

/** The text that came with an edit; a removal, a status and a signature have none. */
function typedValue(edit: Edit): string | undefined {
  if ('url' in edit) return edit.url;
  if ('body' in edit) return edit.body;
  if ('status' in edit) return undefined;
  if ('value' in edit) return edit.value ?? undefined;
  if ('add' in edit) return edit.add;
  const { header = {}, claims = {} } = edit.jwt;
  const parts = Object.entries({ ...header, ...claims }).filter(([, value]) => value !== null);
  return parts.length > 0
    ? parts.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ')
    : undefined;
}

/** Kinds that name a value, but open nothing. */
const OPEN: ReadonlySet<string> = new Set(['state', 'nonce', 'code_challenge', 'user_code', 'request_uri']);

/** Whether a field of this name holds what opens something. */
function isSecret(name: string): boolean {
  if (/password|secret|^(authorization|cookie|set-cookie|dpop)$/i.test(name)) return true;
  const kind = kindOf(name);
  return kind !== undefined && !OPEN.has(kind);
}
