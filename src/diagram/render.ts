import { decode } from './encode.ts';
import { loadMermaid } from './load-mermaid.ts';

/** The id of mermaid's scratch drawing. Its style sheet, and so its hash in the CSP, depends on it. */
export const RENDER_ID = 'sequence-diagram-scratch';

/** A drawing, or why there is none, in words for a reader. */
export type Rendered =
  | { readonly ok: true; readonly svg: SVGSVGElement }
  | { readonly ok: false; readonly reason: string };

/**
 * Draws mermaid text. The SVG comes without ids, style sheet and markers: `diagram.css` and `annotate` dress it, and it
 * may stand in the page while the next one is drawn.
 */
export async function renderDiagram(text: string): Promise<Rendered> {
  try {
    const mermaid = await loadMermaid();
    const { svg } = await mermaid.render(RENDER_ID, text);
    return adopt(svg);
  } catch (error) {
    return {
      ok: false,
      reason: `The diagram could not be drawn: ${error instanceof Error ? error.message : error}`,
    };
  }
}

function adopt(markup: string): Rendered {
  const parsed = new DOMParser().parseFromString(markup, 'image/svg+xml').documentElement;
  if (parsed.localName !== 'svg') return { ok: false, reason: 'The diagram could not be read back as SVG.' };
  const svg = document.importNode(parsed, true) as unknown as SVGSVGElement;
  for (const node of svg.querySelectorAll('style, defs, script, foreignObject')) node.remove();
  for (const node of [svg, ...svg.querySelectorAll('[id]')]) node.removeAttribute('id');
  for (const node of svg.querySelectorAll('[marker-end]')) node.removeAttribute('marker-end');
  decodeTexts(svg);
  return { ok: true, svg };
}

function decodeTexts(svg: SVGSVGElement): void {
  const walker = document.createTreeWalker(svg, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    node.nodeValue = decode(node.nodeValue ?? '');
}

/** Gets what draws ready, so that the first diagram need not wait for it; a failure is heard of when one is drawn. */
export async function prepareDiagrams(): Promise<void> {
  await renderDiagram('sequenceDiagram\nparticipant a\nparticipant b\na->>b: a').catch(() => undefined);
}
