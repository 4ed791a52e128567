import { attributesOf } from './attributes.ts';
import type { Drawn, Plan } from './drawn.ts';
import { statement } from './mermaid-text.ts';
import type { Row } from './rows.ts';

/**
 * All that an event's look follows from, as a text: events of the same look are drawn once. The event before it counts, for the room
 * that it leaves, and so do the lanes.
 */
export function lookOf({ lanes, drawn }: Plan, index: number): string {
  const own = drawn[index];
  if (!own) return '';
  const before = drawn[index - 1];
  return [lanes.length, before ? statement(before) : '', ownLook(own)].join('\n');
}

/** Of an event that is drawn again and again only its neighbours may have changed. */
const known = new WeakMap<Drawn, string>();

function ownLook(drawn: Drawn): string {
  const before = known.get(drawn);
  if (before !== undefined) return before;
  const look = `${statement(drawn)}\n${JSON.stringify([attributesOf(drawn), drawn.rows.map(rowLook)])}`;
  known.set(drawn, look);
  return look;
}

const rowLook = (row: Row) => (row.kind === 'words' ? (row.tone ?? '') : row.chips.map(({ id }) => id));
