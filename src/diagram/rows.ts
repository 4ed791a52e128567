import type { ActionEvent, EndEvent, MessageEvent, WorkEvent } from '../trace/events.ts';
import { notYetIn, refusalIn } from '../trace/refusal.ts';
import { clean } from './encode.ts';
import type { CarriedSecret } from './input.ts';
import { secretMark } from './marks.ts';
import { messageTitle } from './message-title.ts';
import { widthOf, wrap } from './text-width.ts';

/** One row of a label: words, or the chips of the secrets that the event carries. */
export type Row =
  | { readonly kind: 'words'; readonly text: string; readonly tone?: 'passed' | 'refused' | 'changed' }
  | { readonly kind: 'chips'; readonly chips: readonly CarriedSecret[] };

/** What parts two chips of a row. */
export const CHIP_SEPARATOR = ' · ';

/** A chip as text: `◆ state a3f2`. */
export function chipText(secret: CarriedSecret): string {
  const { glyph, short } = secretMark[secret.kind];
  return `${glyph} ${short} ${[...clean(secret.fingerprint)].slice(0, 4).join('')}`;
}

/** A row as the text that stands in the mermaid source. */
export function rowText(row: Row): string {
  return row.kind === 'words' ? row.text : row.chips.map(chipText).join(CHIP_SEPARATOR);
}

/** The rows of an arrow's label: what it says, what it carries, and whether somebody touched it. */
export function arrowRows(
  event: ActionEvent | MessageEvent,
  secrets: readonly CarriedSecret[],
  prefix: string,
  budget: number,
): Row[] {
  const changed =
    event.kind === 'action'
      ? []
      : [...(event.injected ? ['injected'] : []), ...(event.edited ? ['edited'] : [])];
  return [
    ...words(prefix + titleOf(event), budget, 3),
    ...chipRows(secrets, budget),
    ...changed.map((text): Row => ({ kind: 'words', text: `! ${text}`, tone: 'changed' })),
  ];
}

/** The rows of a note about local work: what was done, with which values, and how its checks went. */
export function workRows(
  event: WorkEvent,
  secrets: readonly CarriedSecret[],
  prefix: string,
  budget: number,
): Row[] {
  return [
    ...words(prefix + event.label, budget, 3),
    ...chipRows(secrets, budget),
    ...verdictRows(event, budget),
  ];
}

/** The rows of the note that closes a run. */
export function endRows(event: EndEvent, prefix: string, budget: number): Row[] {
  const passed = event.outcome === 'complete';
  const text = `${passed ? '✓ Complete' : '✗ Stopped'}. ${event.reason}`;
  return words(prefix + text, budget, 3, passed ? 'passed' : 'refused');
}

/** What an event's checks came to; `undefined` where it has none. */
export function verdictOf(event: WorkEvent): 'passed' | 'refused' | undefined {
  if (event.checks.length === 0 || notYetIn(event)) return undefined;
  return refusalIn(event) ? 'refused' : 'passed';
}

function titleOf(event: ActionEvent | MessageEvent): string {
  return event.kind === 'action' ? event.label : messageTitle(event);
}

function verdictRows(event: WorkEvent, budget: number): Row[] {
  const notYet = notYetIn(event);
  if (notYet) return words(`… not yet: ${notYet.title}`, budget, 3);
  const refused = refusalIn(event);
  if (refused) return words(`✗ refused: ${refused.title}`, budget, 3, 'refused');
  const count = event.checks.length;
  if (count === 0) return [];
  return words(`✓ ${count} ${count === 1 ? 'check' : 'checks'} passed`, budget, 1, 'passed');
}

function words(text: string, budget: number, rows: number, tone?: 'passed' | 'refused'): Row[] {
  return wrap(text, budget, rows).map((row) => ({ kind: 'words', text: row, ...(tone && { tone }) }));
}

/** As many chips in a row as its width holds. */
function chipRows(secrets: readonly CarriedSecret[], budget: number): Row[] {
  const rows: CarriedSecret[][] = [];
  const gap = widthOf(CHIP_SEPARATOR);
  let width = 0;
  for (const secret of secrets) {
    const chip = widthOf(chipText(secret));
    const row = rows.at(-1);
    if (row && width + gap + chip <= budget) {
      row.push(secret);
      width += gap + chip;
    } else {
      rows.push([secret]);
      width = chip;
    }
  }
  return rows.map((chips) => ({ kind: 'chips', chips }));
}
