import { arrow, arrowDepth } from './arrow.ts';
import { attributesOf } from './attributes.ts';
import { BOX_MARGIN, breadth, type Drawn, laneX, type Plan } from './drawn.ts';
import { element, numberOf, viewBox } from './elements.ts';
import { exposedPlaces, exposureMark } from './exposure-mark.ts';
import { type Found, match } from './match.ts';
import type { Lane } from './participants.ts';
import { fillRow } from './row-spans.ts';

/** What a drawing shows, event by event; or why it does not match its plan, in words for a reader. */
export type Annotated =
  | {
      readonly ok: true;
      /** One group an event, in order. */
      readonly events: readonly AnnotatedEvent[];
    }
  | { readonly ok: false; readonly reason: string };

/** An event's group, with the rows of the drawing that it takes. */
export interface AnnotatedEvent {
  readonly node: SVGGElement;
  readonly top: number;
  readonly bottom: number;
}

/** Room below an event before the next one's band begins, in px. */
const BAND_PADDING = 5;
/** How far an arrow's label comes down to its line: mermaid leaves the room for the next event there too. */
const LABEL_DROP = BOX_MARGIN - 6;

/**
 * Takes the events out of a drawing of their plan: one group each, with `data-seq` and all that `diagram.css` and `mark.ts` need. The
 * first `context` events are left: they were drawn for the room that they leave to the next. Changes nothing where drawing and
 * plan do not match.
 */
export function annotate(svg: SVGSVGElement, planned: Plan, context = 0): Annotated {
  const found = match(svg, planned);
  if (typeof found === 'string') return { ok: false, reason: found };
  const drawnAt = lanePositions(svg, planned);
  if (drawnAt.size !== planned.lanes.length)
    return {
      ok: false,
      reason: `The drawing has ${drawnAt.size} lanes for ${planned.lanes.length} parties.`,
    };
  const events: AnnotatedEvent[] = [];
  let top = bodyTop(svg);
  planned.drawn.forEach((drawn, index) => {
    const one = found[index] as Found;
    const bottom = bottomOf(drawn, one.shape) + BAND_PADDING;
    if (index >= context) {
      straighten(drawn, one, planned, drawnAt);
      const node = group(drawn, one, planned, { top, bottom, ruled: index > 0 });
      events.push({ node, top, bottom });
    }
    top = bottom;
  });
  return { ok: true, events };
}

/** Where mermaid put each lane. */
function lanePositions(svg: SVGSVGElement, { lanes }: Plan): Map<Lane, number> {
  const lines = [...svg.querySelectorAll('line[data-et="life-line"]')];
  return new Map(
    lanes.flatMap((lane) => {
      const line = lines.find((candidate) => candidate.getAttribute('data-id') === lane.id);
      return line ? [[lane, numberOf(line, 'x1')] as const] : [];
    }),
  );
}

/**
 * Moves what was drawn to where its lanes belong. Mermaid measures texts in the system's font too, and pushes lanes apart for one that
 * is wider in that; the lanes of a drawing that grows must never move.
 */
function straighten(
  { from, to }: Drawn,
  { shape, texts }: Found,
  planned: Plan,
  drawnAt: ReadonlyMap<Lane, number>,
): void {
  const [left, right] = [from, to].map((lane) => laneX(lane, planned) - (drawnAt.get(lane) ?? 0));
  const [moved = 0, movedTo = 0] = [left, right];
  if (moved === 0 && movedTo === 0) return;
  for (const text of texts) text.setAttribute('x', String(numberOf(text, 'x') + (moved + movedTo) / 2));
  if (shape.localName !== 'rect') return;
  shape.setAttribute('x', String(numberOf(shape, 'x') + moved));
  shape.setAttribute('width', String(numberOf(shape, 'width') + movedTo - moved));
}

function bodyTop(svg: SVGSVGElement): number {
  const line = svg.querySelector('line[data-et="life-line"]');
  return line ? numberOf(line, 'y1') : viewBox(svg).y;
}

function lineHeight(line: Element): number {
  return line.localName === 'line'
    ? numberOf(line, 'y1')
    : Number(/^M\s*[-\d.]+,([-\d.]+)/.exec(line.getAttribute('d') ?? '')?.[1] ?? 0);
}

function bottomOf({ shape, from, to }: Drawn, node: Element): number {
  if (shape === 'note') return numberOf(node, 'y') + numberOf(node, 'height');
  return lineHeight(node) + arrowDepth(from === to);
}

function group(
  drawn: Drawn,
  { shape, texts }: Found,
  planned: Plan,
  { top, bottom, ruled }: { readonly top: number; readonly bottom: number; readonly ruled: boolean },
): SVGGElement {
  const { x, width } = breadth(planned);
  const band = element('rect', { class: 'event-band', x, y: top, width, height: bottom - top });
  const rule = element('path', { class: 'step-rule', d: `M ${x},${top} h ${width}` });
  texts.forEach((text, index) => {
    text.classList.add('event-text');
    if (drawn.shape === 'arrow') text.setAttribute('y', String(numberOf(text, 'y') + LABEL_DROP));
    const row = drawn.rows[index];
    if (row) fillRow(text, row, index === 0 ? drawn.prefix.length : 0);
  });
  const body = drawn.shape === 'note' ? noteBox(shape) : arrowOf(drawn, shape, planned);
  const opening = drawn.prefix && ruled ? [rule] : [];
  return element('g', attributesOf(drawn), [band, changeMark(x, top, bottom), ...opening, ...body, ...texts]);
}

/** The timeline's mark of a change, at the band's left end; it shows where its event is marked. */
function changeMark(x: number, top: number, bottom: number): SVGElement {
  const d = `M ${x + 12},${(top + bottom) / 2 - 6} l 6,6 l -6,6 l -6,-6 z`;
  return element('path', { class: 'event-change', d });
}

function noteBox(shape: SVGElement): SVGElement[] {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => numberOf(shape, name));
  return [element('rect', { class: 'event-note', x, y, width, height, rx: 6 })];
}

function arrowOf(drawn: Drawn, line: SVGElement, planned: Plan): SVGElement[] {
  const { event, from, to } = drawn;
  const channel = event.kind === 'request' || event.kind === 'response' ? event.channel : undefined;
  const [fromX, toX, y] = [laneX(from, planned), laneX(to, planned), lineHeight(line)];
  line.remove();
  const mark = exposureMark(exposedPlaces(event), fromX, y, fromX < toX ? -1 : 1);
  return [...arrow(fromX, toX, y, channel), ...mark];
}
