import type { Edit, ParameterPlace, Target } from '../../lab/index.ts';
import { header } from '../../protocol/http.ts';
import { isRequest, type Message, urlParts } from './message-parts.ts';
import { changeOf, type FieldPlace, leadsNowhere, type Row, sameName } from './rows.ts';
import { meantBy, settingOf } from './typed-value.ts';

/** The edits that make of the original what the rows say, and no more; {@link rowsOf} reads them. */
export function editsOf(original: Message, rows: readonly Row[]): Edit[] {
  const nowhere = leadsNowhere(rows);
  return [
    ...(nowhere ? [] : urlEdit(original, rows)),
    ...(nowhere ? [] : [...listEdits(rows, 'query'), ...listEdits(rows, 'fragment')]),
    ...listEdits(rows, 'form'),
    ...listEdits(rows, 'page'),
    ...jsonEdits(rows),
    ...changedIn(rows, 'body').map(({ value }) => ({ body: value })),
    // What a message carries is told by its headers, so they come after it.
    ...(nowhere ? [{ header: 'Location', value: null }] : []),
    ...listEdits(rows, 'header'),
    ...changedIn(rows, 'status').map(({ value }) => ({ status: Number(value) })),
  ];
}

const changedIn = (rows: readonly Row[], place: FieldPlace): Row[] =>
  rows.filter((row) => row.place === place && changeOf(row) !== undefined);

/** Another address, in front of what the original has behind it. */
function urlEdit(original: Message, rows: readonly Row[]): Edit[] {
  const url = isRequest(original) ? original.url : (header(original, 'location') ?? '');
  const { query, fragment } = urlParts(url);
  return changedIn(rows, 'address').map(({ value }) => ({ url: `${value}${query}${fragment}` }));
}

type ListPlace = 'query' | 'fragment' | 'form' | 'page' | 'header';

/** Edits of fields that may stand more than once. Removals come last, so that no number before them shifts. */
function listEdits(rows: readonly Row[], place: ListPlace): Edit[] {
  const all = rows.filter((row) => row.place === place);
  const groups = all.map((row) => all.filter(({ name }) => sameName(place, name, row.name)));
  const each = (edits: (row: Row, group: readonly Row[]) => Edit[]) =>
    all.flatMap((row, at) => edits(row, groups[at] ?? []));
  return [
    ...each((row, group) => (isOriginal(row) && !row.removed ? changes(row, group) : [])),
    ...each((row, group) => (isOriginal(row) ? [] : addition(row, group))),
    ...each((row, group) => (group[0] === row ? removals(group) : [])),
  ];
}

const isOriginal = (row: Row): boolean => row.original !== undefined;

function changes(row: Row, group: readonly Row[]): Edit[] {
  const where = { ...targetOf(row), ...(group.filter(isOriginal).length > 1 && { nth: row.nth }) };
  return [
    ...(row.value === row.original ? [] : [{ ...where, value: row.value }]),
    ...(row.token ? [{ ...where, jwt: row.token }] : []),
  ];
}

function addition(row: Row, group: readonly Row[]): Edit[] {
  const nth = group.indexOf(row);
  return [
    { ...targetOf(row), add: row.value },
    ...(row.token ? [{ ...targetOf(row), ...(nth > 0 && { nth }), jwt: row.token }] : []),
  ];
}

/** From the last to the first; one edit where nothing of the name stays. */
function removals(group: readonly Row[]): Edit[] {
  const removed = group.filter((row) => row.removed);
  const target = removed[0] && targetOf(removed[0]);
  if (!target) return [];
  if (removed.length === group.length) return [{ ...target, value: null }];
  return removed.reverse().map(({ nth }) => ({ ...target, nth, value: null }));
}

function targetOf({ place, name }: Row): Exclude<Target, { json: string }> {
  return place === 'header' ? { header: name } : { parameter: name, in: place as ParameterPlace };
}

/** Edits of the members of a JSON body; of the whole body where one of them takes on another type, which no edit of it can say. */
function jsonEdits(rows: readonly Row[]): Edit[] {
  const members = rows.filter(({ place }) => place === 'json');
  const edits = members.flatMap((row) => memberEdit(row) ?? []);
  const tokens = members.flatMap(({ name, token }) => (token ? [{ json: name, jwt: token }] : []));
  if (members.every((row) => memberEdit(row) !== undefined)) return [...edits, ...tokens];
  const left = members.filter(({ removed }) => !removed);
  const body = JSON.stringify(Object.fromEntries(left.map(({ name, value }) => [name, meantBy(value)])));
  return [{ body }, ...tokens];
}

/** The edit of one member, or none; `undefined` where no edit of it does. */
function memberEdit({ name, value, original, removed }: Row): Edit[] | undefined {
  if (removed) return [{ json: name, value: null }];
  if (value === original) return [];
  const text = settingOf(meantBy(value), original === undefined ? undefined : meantBy(original));
  return text === undefined ? undefined : [{ json: name, value: text }];
}
