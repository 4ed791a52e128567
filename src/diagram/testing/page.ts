import '../diagram.css';
import { annotate } from '../annotate.ts';
import { drawDiagram } from '../draw.ts';
import { clean, encode } from '../encode.ts';
import type { DiagramEvent } from '../input.ts';
import { loadMermaid } from '../load-mermaid.ts';
import * as mark from '../mark.ts';
import { mermaidText } from '../mermaid-text.ts';
import { RENDER_ID, renderDiagram } from '../render.ts';
import { pkceWalk, plainWalk } from './pkce-trace.ts';

/** The text of the style sheet that mermaid puts into its scratch drawing of a given mermaid text. */
async function styleText(text: string): Promise<string> {
  const mermaid = await loadMermaid();
  const { svg } = await mermaid.render(RENDER_ID, text);
  return new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('style')?.textContent ?? '';
}

/** Draws events into the page and returns the drawing. */
async function show(input: readonly DiagramEvent[]): Promise<SVGSVGElement> {
  const drawing = await drawDiagram(input);
  if (!drawing.ok) throw new Error(drawing.reason);
  document.querySelector('main')?.replaceChildren(drawing.svg);
  return drawing.svg;
}

const workbench = {
  annotate,
  clean,
  drawDiagram,
  encode,
  mark,
  mermaidText,
  pkceWalk,
  plainWalk,
  renderDiagram,
  show,
  styleText,
};

declare global {
  interface Window {
    /** What the tests and the tools drive the diagram with. */
    readonly workbench: typeof workbench;
  }
}

Object.assign(window, { workbench });
