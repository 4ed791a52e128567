import { annotate } from './annotate.ts';
import type { DiagramEvent } from './input.ts';
import { mermaidText } from './mermaid-text.ts';
import { type Rendered, renderDiagram } from './render.ts';

/** Draws a list of events as an SVG that `mark.ts` can mark, or says why it cannot. Never rejects. */
export async function drawDiagram(input: readonly DiagramEvent[]): Promise<Rendered> {
  const rendered = await renderDiagram(mermaidText(input));
  if (!rendered.ok) return rendered;
  const annotated = annotate(rendered.svg, input);
  return annotated.ok ? rendered : annotated;
}
