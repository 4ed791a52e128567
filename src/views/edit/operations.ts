import type { JwtChange } from '../../lab/index.ts';
import { bodyRow } from './fields.ts';
import { bodyKindOf, type Message, parametersIn, urlParts } from './message-parts.ts';
import { withBody } from './read-edits.ts';
import {
  changeOf,
  isOfBody,
  putBack,
  type Row,
  withAdded,
  withRemoved,
  withRow,
  withToken,
  withValue,
} from './rows.ts';
import { meantBy, textOf } from './typed-value.ts';

/** Changes the rows; `focus` is where the focus goes then. */
export type OnRows = (rows: readonly Row[], focus?: string) => void;

/** Why a text cannot be the value of a row; `undefined` for one that can. */
export function problemWith({ place }: Pick<Row, 'place'>, text: string): string | undefined {
  return place === 'status' && !/^[1-5]\d\d$/.test(text.trim())
    ? 'A status is a whole number from 100 to 599.'
    : undefined;
}

/** Rows after somebody typed into one. An address with a query brings parameters along. */
export function typed(rows: readonly Row[], row: Row, text: string): Row[] {
  if (problemWith(row, text) !== undefined) return [...rows];
  if (row.place !== 'address') return withRow(rows, withValue(row, written(row, text)));
  const { address, query, fragment } = urlParts(text.trim());
  const parts = [
    ['query', query],
    ...(row.name === 'Location' ? [['fragment', fragment] as const] : []),
  ] as const;
  return parts
    .flatMap(([place, part]) => parametersIn(part).map(([name, value]) => ({ place, name, value })))
    .reduce<Row[]>(withAdded, withRow(rows, withValue(row, address)));
}

/** A typed text as a row of its place holds it. */
function written({ place }: Pick<Row, 'place'>, text: string): string {
  if (place === 'status') return text.trim();
  // A line break would end the header.
  if (place === 'header') return text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
  return place === 'json' ? textOf(meantBy(text)) : text;
}

/** Rows without one. What a `Location` carries goes with it, and no change to that is kept. */
export function removed(rows: readonly Row[], row: Row): Row[] {
  const without = withRemoved(rows, row);
  if (row.place !== 'address') return without;
  const carried = ({ place }: Row) => place === 'query' || place === 'fragment';
  return without
    .filter((other) => !carried(other) || other.original !== undefined)
    .map((other) => (carried(other) ? putBack(other) : other));
}

/** Rows with one as the original has it. */
export function restored(rows: readonly Row[], row: Row): Row[] {
  return withRow(rows, putBack(row));
}

/** Rows and one more. A JSON object holds a name once: there the old one takes the value. */
export function added(
  rows: readonly Row[],
  { place, name, value }: Pick<Row, 'place' | 'name' | 'value'>,
): Row[] {
  const same = place === 'json' ? rows.find((row) => row.place === place && row.name === name) : undefined;
  return same ? typed(rows, same, value) : withAdded(rows, { place, name, value: written({ place }, value) });
}

/** Rows with the JWT in one of them changed. */
export function withTokenChange(rows: readonly Row[], row: Row, change: JwtChange | undefined): Row[] {
  return withRow(rows, withToken(row, change));
}

/** Whether a body that has fields can be edited as one text: one with changes to a page's fields cannot be written out. */
export function hasText(original: Message, rows: readonly Row[]): boolean {
  const kind = bodyKindOf(original);
  if (kind !== 'json' && kind !== 'page') return false;
  const own = rows.filter(isOfBody);
  return (
    own.every(({ place, token }) => place !== 'body' && !token) && (kind === 'json' || !own.some(changeOf))
  );
}

/** Rows with the body as one text. */
export function asText(original: Message, rows: readonly Row[]): Row[] {
  const members = rows.filter(({ place, removed: gone }) => place === 'json' && !gone);
  const text = rows.some((row) => row.place === 'json' && changeOf(row))
    ? JSON.stringify(Object.fromEntries(members.map(({ name, value }) => [name, meantBy(value)])))
    : original.body;
  return [...rows.filter((row) => !isOfBody(row)), bodyRow(original, text)];
}

/** Rows with the body as fields again: those of its text, or of the original where the text has none. */
export function asFields(original: Message, rows: readonly Row[]): Row[] {
  const text = rows.find(({ place }) => place === 'body')?.value ?? '';
  const now = withBody(original, rows, text);
  return now.some(({ place }) => place === 'body') ? withBody(original, rows, original.body ?? '') : now;
}
