import { attributesOf } from './attributes.ts';
import type { Drawn, Plan } from './drawn.ts';
import { mermaidText } from './mermaid-text.ts';
import type { Row } from './rows.ts';

/** Some events in a row of a longer plan. */
export interface Part {
  /** Their plan; its first `context` events belong to the part before, and are there for the room that they leave. */
  readonly plan: Plan;
  readonly context: 0 | 1;
  /** Parts of the same key look the same. */
  readonly key: string;
}

/** Cuts a plan into parts of so many events. There is always a first one, which has the lanes. */
export function partsOf({ lanes, drawn }: Plan, size: number): Part[] {
  const parts = [part({ lanes, drawn: drawn.slice(0, size) }, 0)];
  for (let start = size; start < drawn.length; start += size)
    parts.push(part({ lanes, drawn: drawn.slice(start - 1, start + size) }, 1));
  return parts;
}

/** Its key holds all that its look follows from. */
function part(plan: Plan, context: 0 | 1): Part {
  const looks = plan.drawn.slice(context).map(lookOf);
  return { plan, context, key: `${context} ${mermaidText(plan)}${looks.join('\n')}` };
}

/** What of an event's look its mermaid text does not say. */
function lookOf(drawn: Drawn): string {
  return JSON.stringify([attributesOf(drawn), drawn.rows.map(rowLook)]);
}

const rowLook = (row: Row) => (row.kind === 'words' ? (row.tone ?? '') : row.chips.map(({ id }) => id));
