import { type Edit, likeBefore, membersOf } from '../../lab/index.ts';
import { decodeParameters } from '../../protocol/parameters.ts';
import { aligned } from './align.ts';
import { bodyFields, bodyRow, fieldsOf } from './fields.ts';
import { bodyKindOf, isRequest, type Message, parametersIn, urlParts } from './message-parts.ts';
import {
  type FieldPlace,
  isOfBody,
  type Row,
  sameName,
  withAdded,
  withRemoved,
  withRow,
  withToken,
  withValue,
} from './rows.ts';
import { mergedToken, tokenOf } from './token.ts';
import { meantBy, textOf } from './typed-value.ts';

/** The rows of a message with edits made: {@link editsOf} reads them back. Edits of any other origin are understood too. */
export function rowsOf(original: Message, edits: readonly Edit[]): Row[] {
  return edits.reduce((rows, edit) => afterEdit(original, rows, edit), fieldsOf(original));
}

type FieldEdit = Extract<Edit, { parameter: string } | { header: string } | { json: string }>;

function afterEdit(original: Message, rows: Row[], edit: Edit): Row[] {
  if ('url' in edit) return withUrl(rows, edit.url);
  if ('status' in edit)
    return rows.map((row) => (row.place === 'status' ? withValue(row, String(edit.status)) : row));
  if ('body' in edit) return withBody(original, rows, edit.body);
  const location = locationOf(rows);
  if (location && 'header' in edit && 'value' in edit && meansFirstLocation(edit))
    return edit.value === null ? withRemoved(rows, location) : withUrl(rows, edit.value);
  const place = placeOf(original, rows, edit);
  if (place === undefined) return rows;
  return place === 'json' ? withMember(rows, edit) : withField(rows, place, edit);
}

const locationOf = (rows: readonly Row[]): Row | undefined =>
  rows.find(({ place, name, removed }) => place === 'address' && name === 'Location' && !removed);

const meansFirstLocation = (edit: { readonly header: string; readonly nth?: number }): boolean =>
  sameName('header', edit.header, 'location') && (edit.nth ?? 0) === 0;

/** Rows with another address: its parameters are set against those of the original. */
function withUrl(rows: readonly Row[], url: string): Row[] {
  const address = rows.find((row) => row.place === 'address' && !row.removed);
  if (!address) return [...rows];
  const parts = urlParts(url);
  const moved = withRow(rows, withValue(address, parts.address));
  const asked = aligned(moved, 'query', parametersIn(parts.query));
  return address.name === 'Location' ? aligned(asked, 'fragment', parametersIn(parts.fragment)) : asked;
}

/** Rows with another body, field by field where it still has fields. */
export function withBody(original: Message, rows: readonly Row[], body: string): Row[] {
  const others = rows.filter((row) => !isOfBody(row));
  const fields = bodyFields(original);
  if (body === (original.body ?? '')) return [...others, ...fields];
  const kind = bodyKindOf(original);
  if (kind === 'form') return [...others, ...aligned(fields, 'form', decodeParameters(body))];
  const members = kind === 'json' ? membersOf(body) : undefined;
  if (!members) return [...others, bodyRow(original, body)];
  const texts = members.map(([name, value]) => [name, textOf(value)] as const);
  return [...others, ...aligned(fields, 'json', texts)];
}

/** Where an edit's field stands: where it says, or in the first place that has it, else in the first place. */
function placeOf(original: Message, rows: readonly Row[], edit: FieldEdit): FieldPlace | undefined {
  if ('header' in edit) return 'header';
  const asText = rows.some(({ place }) => place === 'body');
  if ('json' in edit) return !asText && bodyKindOf(original) === 'json' ? 'json' : undefined;
  const places = isRequest(original)
    ? (['form', 'query'] as const).filter((place) => place === 'query' || bodyKindOf(original) === 'form')
    : (['query', 'fragment', 'page'] as const).filter((place) =>
        place === 'page' ? !asText && bodyKindOf(original) === 'page' : locationOf(rows) !== undefined,
      );
  if (edit.in !== undefined) return places.find((place) => place === edit.in);
  return places.find((place) => presentRows(rows, place, edit.parameter).length > 0) ?? places[0];
}

function presentRows(rows: readonly Row[], place: FieldPlace, name: string): Row[] {
  return rows.filter((row) => row.place === place && !row.removed && sameName(place, row.name, name));
}

const nameOf = (edit: FieldEdit): string =>
  'header' in edit ? edit.header : 'json' in edit ? edit.json : edit.parameter;

function withField(rows: readonly Row[], place: FieldPlace, edit: FieldEdit): Row[] {
  const name = nameOf(edit);
  if ('add' in edit) return withAdded(rows, { place, name, value: edit.add });
  const present = presentRows(rows, place, name);
  const nth = 'nth' in edit ? edit.nth : undefined;
  const meant = present[nth ?? 0];
  if ('jwt' in edit) return withJwt(rows, meant, edit.jwt);
  const { value } = edit;
  if (!meant) return value === null ? [...rows] : withAdded(rows, { place, name, value });
  const further = nth === undefined ? present.slice(1) : [];
  const gone = value === null ? [meant, ...further] : further;
  const set = value === null ? rows : withRow(rows, withValue(meant, value));
  return gone.reduce<Row[]>(withRemoved, [...set]);
}

function withJwt(rows: readonly Row[], row: Row | undefined, change: NonNullable<Row['token']>): Row[] {
  return row && tokenOf(row) ? withRow(rows, withToken(row, mergedToken(row.token, change))) : [...rows];
}

/** A JSON object holds a name once: what is added takes the place of what was there. */
function withMember(rows: readonly Row[], edit: FieldEdit): Row[] {
  const name = nameOf(edit);
  const [now] = presentRows(rows, 'json', name);
  if ('jwt' in edit) return withJwt(rows, now, edit.jwt);
  const text = 'add' in edit ? edit.add : edit.value;
  if (text === null) return now ? withRemoved(rows, now) : [...rows];
  const value = textOf(likeBefore(text, now && meantBy(now.value)));
  const row = now ?? rows.find((other) => other.place === 'json' && other.name === name);
  return row ? withRow(rows, withValue(row, value)) : withAdded(rows, { place: 'json', name, value });
}
