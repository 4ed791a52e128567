import { bodyKindOf, isRequest, type Message } from './message-parts.ts';
import { hasText } from './operations.ts';
import { type FieldPlace, leadsNowhere, type Row, sameName } from './rows.ts';

/** A row as it is drawn. */
export interface DrawnRow {
  readonly row: Row;
  /** What buttons and fields call it: its name, and which one where there are several. */
  readonly called: string;
}

/** A part of the editor under its own heading. */
export interface EditorSection {
  readonly place: FieldPlace;
  readonly title: string;
  readonly rows: readonly DrawnRow[];
  /** What is added here, such as `query parameter`; absent where nothing can be. */
  readonly adds?: string;
  /** Whether one more of the same name means something here. */
  readonly repeats: boolean;
  /** Whether the body that these fields make can be edited as text, or that this text makes as fields. */
  readonly otherwise?: 'as text' | 'as fields';
}

interface Look {
  readonly title: string;
  readonly adds?: string;
  readonly repeats?: boolean;
}

const LOOKS: Readonly<Record<FieldPlace, Look>> = {
  status: { title: 'Status' },
  address: { title: 'Where it goes' },
  query: { title: 'Query parameters', adds: 'query parameter', repeats: true },
  fragment: { title: 'Fragment parameters', adds: 'fragment parameter', repeats: true },
  form: { title: 'Form parameters', adds: 'form parameter', repeats: true },
  json: { title: 'Members of the body', adds: 'member' },
  page: { title: 'Hidden fields of the page', adds: 'hidden field', repeats: true },
  body: { title: 'Body' },
  header: { title: 'Headers', adds: 'header', repeats: true },
};

const ORDER = Object.keys(LOOKS) as FieldPlace[];

/** The rows of a message under their headings. */
export function sectionsOf(original: Message, rows: readonly Row[]): EditorSection[] {
  return ORDER.filter((place) => isShown(place, original, rows)).map((place) => {
    const here = rows.filter((row) => row.place === place);
    const { title, adds, repeats = false } = LOOKS[place];
    const otherwise = otherwiseOf(place, original, rows);
    return {
      place,
      title: place === 'address' && !isRequest(original) ? 'Sends the browser to' : title,
      rows: here.map((row) => ({ row, called: calledAmong(here, row) })),
      ...(adds !== undefined && { adds }),
      repeats,
      ...(otherwise && { otherwise }),
    };
  });
}

/** A part is there if it has rows, or if one could be added. */
function isShown(place: FieldPlace, original: Message, rows: readonly Row[]): boolean {
  const has = rows.some((row) => row.place === place);
  if (place === 'query' || place === 'fragment') {
    if (leadsNowhere(rows)) return false;
    return has || (place === 'query' && rows.some((row) => row.place === 'address'));
  }
  if (has || place === 'header') return true;
  return place === bodyKindOf(original) && !rows.some((row) => row.place === 'body');
}

function otherwiseOf(
  place: FieldPlace,
  original: Message,
  rows: readonly Row[],
): EditorSection['otherwise'] | undefined {
  if (place === 'body') return ['json', 'page'].includes(bodyKindOf(original)) ? 'as fields' : undefined;
  return (place === 'json' || place === 'page') && hasText(original, rows) ? 'as text' : undefined;
}

function calledAmong(rows: readonly Row[], row: Row): string {
  const alike = rows.filter(({ name }) => sameName(row.place, name, row.name));
  return alike.length > 1 ? `${row.name} (${alike.indexOf(row) + 1} of ${alike.length})` : row.name;
}
