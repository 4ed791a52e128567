import '../diagram.css';
import { annotate } from '../annotate.ts';
import { Drawing } from '../drawing.ts';
import { plan } from '../drawn.ts';
import { clean, encode } from '../encode.ts';
import type { DiagramEvent } from '../input.ts';
import { loadMermaid } from '../load-mermaid.ts';
import * as marks from '../mark.ts';
import { mermaidText } from '../mermaid-text.ts';
import { RENDER_ID, type Rendered, renderDiagram } from '../render.ts';
import { pkceWalk, plainWalk } from './pkce-trace.ts';

/** The text of the style sheet that mermaid puts into its scratch drawing of a given mermaid text. */
async function styleText(text: string): Promise<string> {
  const mermaid = await loadMermaid();
  const { svg } = await mermaid.render(RENDER_ID, text);
  return new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('style')?.textContent ?? '';
}

/** The drawing that is shown. */
let drawing = new Drawing();

/** Draws events into the page, `size` at a time; without it in one piece. */
async function shown(input: readonly DiagramEvent[], size = Number.POSITIVE_INFINITY): Promise<Drawing> {
  drawing = new Drawing(size);
  document.querySelector('main')?.replaceChildren(drawing.element);
  const reason = await drawing.draw(input, () => {});
  if (reason !== undefined) throw new Error(reason);
  return drawing;
}

/** Draws events into the page in one piece and returns its SVG. */
async function show(input: readonly DiagramEvent[]): Promise<SVGSVGElement> {
  const { element } = await shown(input);
  return element.querySelector('svg') as SVGSVGElement;
}

/** The SVG of a list of events, or why there is none. */
async function drawDiagram(input: readonly DiagramEvent[]): Promise<Rendered> {
  try {
    return { ok: true, svg: await show(input) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** What marks the drawing that is shown. */
const mark = {
  ...marks,
  centerOf: (_svg: SVGSVGElement, seq: number) => drawing.placeOf(seq)?.y,
  laneHeads: (_svg: SVGSVGElement) => drawing.lanes(),
  markPresent: (_svg: SVGSVGElement, seq: number | undefined, pending?: number) => drawing.mark(seq, pending),
  markSecret: (_svg: SVGSVGElement, id: string | undefined) => drawing.light(id),
  moveFocus: (_svg: SVGSVGElement, key: string) => drawing.moveFocus(key),
};

const workbench = {
  Drawing,
  annotate(svg: SVGSVGElement, input: readonly DiagramEvent[]) {
    const annotated = annotate(svg, plan(input));
    return annotated.ok ? { ok: true } : annotated;
  },
  clean,
  drawDiagram,
  encode,
  mark,
  mermaidText: (input: readonly DiagramEvent[]) => mermaidText(plan(input)),
  pkceWalk,
  plainWalk,
  renderDiagram,
  show,
  shown,
  styleText,
};

declare global {
  interface Window {
    /** What the tests and the tools drive the diagram with. */
    readonly workbench: typeof workbench;
  }
}

Object.assign(window, { workbench });
