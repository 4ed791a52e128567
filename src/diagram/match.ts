import type { Drawn, Plan } from './drawn.ts';
import { clean } from './encode.ts';
import { rowText } from './rows.ts';

/** What mermaid drew of one event. */
export interface Found {
  readonly texts: readonly SVGTextElement[];
  /** The message's line, or the note's box. */
  readonly shape: SVGElement;
}

/** What mermaid drew of each event, or in words where the drawing and the plan part. */
export function match(svg: SVGSVGElement, { drawn }: Plan): Found[] | string {
  const lines = [...svg.querySelectorAll<SVGElement>('[data-et="message"]')];
  const notes = [...svg.querySelectorAll<SVGElement>('g[data-et="note"]')];
  if (lines.length + notes.length !== drawn.length)
    return `The drawing has ${lines.length + notes.length} messages and notes for ${drawn.length} events.`;
  const found: Found[] = [];
  for (const item of drawn) {
    const one = item.shape === 'arrow' ? ofLine(lines.shift()) : ofNote(notes.shift());
    if (!one || !says(one, item)) return `The drawing does not show event ${item.event.seq}.`;
    found.push(one);
  }
  return found;
}

function ofLine(line: SVGElement | undefined): Found | undefined {
  if (!line) return undefined;
  const texts: SVGTextElement[] = [];
  for (
    let node = line.previousElementSibling;
    node?.classList.contains('messageText');
    node = node.previousElementSibling
  )
    texts.unshift(node as SVGTextElement);
  return { shape: line, texts };
}

function ofNote(note: SVGElement | undefined): Found | undefined {
  const shape = note?.querySelector('rect');
  return note && shape ? { shape, texts: [...note.querySelectorAll('text')] } : undefined;
}

/** Whether the drawn rows are the event's, character by character. */
function says({ texts }: Found, { rows }: Drawn): boolean {
  const expected = rows.length > 0 ? rows.map((row) => clean(rowText(row))) : [clean('')];
  return texts.length === expected.length && texts.every((text, i) => text.textContent === expected[i]);
}
