import { annotate } from './annotate.ts';
import { breadth, laneX, type Plan } from './drawn.ts';
import { element, eventNodes, viewBox } from './elements.ts';
import { mermaidText } from './mermaid-text.ts';
import { partyLabel } from './participants.ts';
import type { Part } from './parts.ts';
import { renderDiagram } from './render.ts';

/** A part as it stands in the page: a block of the whole drawing. */
export interface Segment {
  readonly key: string;
  readonly element: HTMLElement;
  /** One group an event, in order. */
  readonly nodes: readonly SVGGElement[];
  /** In the drawing's own units. */
  readonly width: number;
  readonly height: number;
}

/** A segment, or why there is none, in words for a reader. */
export type DrawnSegment =
  | { readonly ok: true; readonly segment: Segment }
  | { readonly ok: false; readonly reason: string };

/** What was drawn lately, unmarked, to be copied: going back, another run and a second drawing show much of the same. */
const drawings = new Map<string, SVGSVGElement>();
const MOST_KEPT = 100;

/** Whether a part was drawn lately and costs next to nothing. */
export const isKept = ({ key }: Part): boolean => drawings.has(key);

/** Draws a part. Never rejects. */
export async function drawSegment(part: Part): Promise<DrawnSegment> {
  const kept = drawings.get(part.key);
  if (kept) {
    keep(part.key, kept);
    return { ok: true, segment: segmentOf(part.key, kept) };
  }
  const rendered = await renderDiagram(mermaidText(part.plan));
  if (!rendered.ok) return rendered;
  const { svg } = rendered;
  const annotated = annotate(svg, part.plan, part.context);
  if (!annotated.ok) return annotated;
  cut(svg, part.plan, annotated);
  keep(part.key, svg);
  return { ok: true, segment: segmentOf(part.key, svg) };
}

function keep(key: string, svg: SVGSVGElement): void {
  drawings.delete(key);
  drawings.set(key, svg);
  const [oldest] = drawings.keys();
  if (drawings.size > MOST_KEPT && oldest !== undefined) drawings.delete(oldest);
}

function segmentOf(key: string, drawing: SVGSVGElement): Segment {
  const svg = drawing.cloneNode(true) as SVGSVGElement;
  const { width, height } = viewBox(svg);
  const block = document.createElement('div');
  block.className = 'segment';
  block.style.setProperty('aspect-ratio', `${width} / ${height}`);
  block.append(svg);
  return { key, element: block, nodes: eventNodes(svg), width, height };
}

/** Cuts a drawing to its events, with lanes from top to bottom; their heads go, a view draws those itself. */
function cut(
  svg: SVGSVGElement,
  plan: Plan,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): void {
  const { x, width } = breadth(plan);
  const height = Math.max(1, bottom - top);
  const lanes = plan.lanes.map((lane) => {
    const at = laneX(lane, plan);
    return element('line', {
      ...{ class: 'lane', x1: at, x2: at, y1: top, y2: top + height },
      ...{ 'data-party': lane.party, 'data-lane': partyLabel(lane.party) },
    });
  });
  const events = svg.querySelector('g.events');
  svg.replaceChildren(...lanes, ...(events ? [events] : []));
  for (const name of svg.getAttributeNames()) if (name !== 'xmlns') svg.removeAttribute(name);
  svg.setAttribute('viewBox', `${x} ${top} ${width} ${height}`);
  svg.setAttribute('role', 'none');
}
