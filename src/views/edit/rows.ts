import type { JwtChange } from '../../lab/index.ts';

/** Where in a message a row stands. `address` is a request's URL, or a `Location`, up to its query. */
export type FieldPlace =
  | 'status'
  | 'address'
  | 'query'
  | 'fragment'
  | 'form'
  | 'json'
  | 'page'
  | 'body'
  | 'header';

/** One thing of a message that can be edited. */
export interface Row {
  /** Tells it from all other rows of its message. */
  readonly key: string;
  readonly place: FieldPlace;
  /** As it stands on the wire; what it is for a row that has no name there. */
  readonly name: string;
  /** Which of the original's occurrences of its name in its place, from 0; no matter for an added one. */
  readonly nth: number;
  /** As text; a member of a JSON body as JSON, or as plain text where that is no JSON. */
  readonly value: string;
  /** The value in the original; absent for a row that somebody added. */
  readonly original?: string;
  readonly removed?: true;
  /** What becomes of the JWT in the value. */
  readonly token?: JwtChange;
}

/** Whether a row is a part of the body. */
export function isOfBody({ place }: Row): boolean {
  return place === 'form' || place === 'json' || place === 'page' || place === 'body';
}

/** Whether the `Location` is removed, and what it carries with it. */
export function leadsNowhere(rows: readonly Row[]): boolean {
  return rows.some(({ place, removed }) => place === 'address' && removed);
}

/** What somebody did to a row. */
export type RowChange = 'changed' | 'added' | 'removed';

/** What somebody did to a row; `undefined` where nothing is changed. */
export function changeOf(row: Row): RowChange | undefined {
  if (row.original === undefined) return 'added';
  if (row.removed) return 'removed';
  return row.value !== row.original || row.token !== undefined ? 'changed' : undefined;
}

/** Whether two names in a place are one: only headers are told apart without case. */
export function sameName(place: FieldPlace, one: string, other: string): boolean {
  return one === other || (place === 'header' && one.toLowerCase() === other.toLowerCase());
}

/** Rows of an original: names and values in order, each name counted from 0. */
export function originalRows(
  place: FieldPlace,
  pairs: readonly (readonly [name: string, value: string])[],
): Row[] {
  const counts = new Map<string, number>();
  return pairs.map(([name, value]) => {
    const counted = place === 'header' ? name.toLowerCase() : name;
    const nth = counts.get(counted) ?? 0;
    counts.set(counted, nth + 1);
    return { key: `${place}/${name}/${nth}`, place, name, nth, value, original: value };
  });
}

/** Rows with one put in the place of the row that has its key. */
export function withRow(rows: readonly Row[], row: Row): Row[] {
  return rows.map((other) => (other.key === row.key ? row : other));
}

/** Rows and one more, behind all others of its place. */
export function withAdded(
  rows: readonly Row[],
  { place, name, value }: Pick<Row, 'place' | 'name' | 'value'>,
): Row[] {
  const numbers = rows.flatMap((row) => (row.place === place && row.original === undefined ? [row.nth] : []));
  const nth = Math.max(-1, ...numbers) + 1;
  return [...rows, { key: `${place}/+${nth}`, place, name, nth, value }];
}

/** Rows with one taken out: an added one goes, one of the original is marked and has its old value again. */
export function withRemoved(rows: readonly Row[], { key }: Pick<Row, 'key'>): Row[] {
  return rows.flatMap((row) => {
    if (row.key !== key) return [row];
    return row.original === undefined ? [] : [{ ...putBack(row), removed: true as const }];
  });
}

/** A row as the original has it. */
export function putBack({ token: _token, removed: _removed, ...row }: Row): Row {
  return { ...row, value: row.original ?? row.value };
}

/** A row with another value; what was done to a token in the old one goes with it. */
export function withValue(row: Row, value: string): Row {
  const { token: _token, removed: _removed, ...rest } = row;
  return { ...rest, value };
}

/** A row with the JWT in its value changed; nothing to change takes the change away. */
export function withToken({ token: _token, ...row }: Row, token: JwtChange | undefined): Row {
  return token ? { ...row, token } : row;
}
