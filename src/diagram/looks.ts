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
  return [lanes.length, before ? textsOf(before).statement : '', textsOf(own).look].join('\n');
}

interface Texts {
  readonly statement: string;
  readonly look: string;
}

/** Most of a run that grows is as it was. */
const known = new WeakMap<Drawn, Texts>();

function textsOf(drawn: Drawn): Texts {
  const before = known.get(drawn);
  if (before) return before;
  const said = statement(drawn);
  const look = JSON.stringify([said, attributesOf(drawn), drawn.rows.map(rowLook)]);
  known.set(drawn, { statement: said, look });
  return { statement: said, look };
}

const rowLook = (row: Row) => (row.kind === 'words' ? (row.tone ?? '') : row.chips.map(({ id }) => id));
