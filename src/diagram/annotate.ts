import { arrow, arrowDepth } from './arrow.ts';
import { describe } from './describe.ts';
import { BOX_MARGIN, type Drawn, type Plan, plan } from './drawn.ts';
import { element, numberOf, viewBox } from './elements.ts';
import { exposedPlaces, exposureMark } from './exposure-mark.ts';
import type { DiagramEvent } from './input.ts';
import { type Found, match } from './match.ts';
import { partyLabel } from './participants.ts';
import { fillRow } from './row-spans.ts';
import { verdictOf } from './rows.ts';

/** Whether the drawing matches its events; if not, why, in words for a reader. */
export type Annotated = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Room below an event before the next one's band begins, in px. */
const BAND_PADDING = 5;
/** How far an arrow's label comes down to its line: mermaid leaves the room for the next event there too. */
const LABEL_DROP = BOX_MARGIN - 6;

/**
 * Ties a drawing to the events that it was drawn from: one group an event, in order, with `data-seq` and all that
 * `diagram.css` and `mark.ts` need. Changes nothing where the two do not match.
 */
export function annotate(svg: SVGSVGElement, input: readonly DiagramEvent[]): Annotated {
  const planned = plan(input);
  const found = match(svg, planned);
  if (typeof found === 'string') return { ok: false, reason: found };
  const laneX = lanePositions(svg, planned);
  if (laneX.size !== planned.lanes.length)
    return { ok: false, reason: `The drawing has ${laneX.size} lanes for ${planned.lanes.length} parties.` };
  const groups = element('g', { class: 'events' });
  let top = bodyTop(svg);
  planned.drawn.forEach((drawn, index) => {
    const { shape, texts } = found[index] as Found;
    const bottom = bottomOf(drawn, shape) + BAND_PADDING;
    groups.append(group(svg, drawn, shape, texts, laneX, { top, bottom }));
    top = bottom;
  });
  for (const note of svg.querySelectorAll('[data-et="note"]')) note.remove();
  svg.append(groups);
  dress(svg, planned);
  return { ok: true };
}

/** Where each lane stands, by its id. */
function lanePositions(svg: SVGSVGElement, { lanes }: Plan): Map<string, number> {
  const lines = [...svg.querySelectorAll('line[data-et="life-line"]')];
  return new Map(
    lanes.flatMap(({ id }) => {
      const line = lines.find((candidate) => candidate.getAttribute('data-id') === id);
      return line ? [[id, numberOf(line, 'x1')] as const] : [];
    }),
  );
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
  svg: SVGSVGElement,
  drawn: Drawn,
  shape: SVGElement,
  texts: readonly SVGTextElement[],
  laneX: ReadonlyMap<string, number>,
  { top, bottom }: { top: number; bottom: number },
): SVGGElement {
  const { x, width } = viewBox(svg);
  const band = element('rect', { class: 'event-band', x, y: top, width, height: bottom - top });
  const rule = element('path', { class: 'step-rule', d: `M ${x},${top} h ${width}` });
  texts.forEach((text, index) => {
    text.classList.add('event-text');
    if (drawn.shape === 'arrow') text.setAttribute('y', String(numberOf(text, 'y') + LABEL_DROP));
    const row = drawn.rows[index];
    if (row) fillRow(text, row, index === 0 ? drawn.prefix.length : 0);
  });
  const body = drawn.shape === 'note' ? noteBox(shape) : arrowOf(drawn, shape, laneX);
  return element('g', attributesOf(drawn), [band, ...(drawn.prefix ? [rule] : []), ...body, ...texts]);
}

function noteBox(shape: SVGElement): SVGElement[] {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => numberOf(shape, name));
  return [element('rect', { class: 'event-note', x, y, width, height, rx: 6 })];
}

function arrowOf(drawn: Drawn, line: SVGElement, laneX: ReadonlyMap<string, number>): SVGElement[] {
  const { event, from, to } = drawn;
  const channel = event.kind === 'request' || event.kind === 'response' ? event.channel : undefined;
  const [fromX, toX, y] = [laneX.get(from.id) ?? 0, laneX.get(to.id) ?? 0, lineHeight(line)];
  line.remove();
  const mark = exposureMark(exposedPlaces(event), fromX, y, fromX < toX ? -1 : 1);
  return [...arrow(fromX, toX, y, channel), ...mark];
}

function attributesOf(drawn: Drawn): Record<string, string | number | undefined> {
  const { event, from, to, prefix } = drawn;
  const message = event.kind === 'request' || event.kind === 'response' ? event : undefined;
  return {
    class: 'event',
    role: 'button',
    tabindex: -1,
    'aria-label': describe(drawn),
    'data-seq': event.seq,
    'data-kind': event.kind,
    'data-from': from.party,
    'data-to': to.party,
    'data-channel': message?.channel,
    'data-edited': message?.edited && '',
    'data-injected': message?.injected && '',
    'data-verdict': verdict(drawn),
    'data-first-of-step': prefix ? event.step : undefined,
  };
}

function verdict({ event }: Drawn): string | undefined {
  if (event.kind === 'work') return verdictOf(event);
  return event.kind === 'end' ? (event.outcome === 'complete' ? 'passed' : 'refused') : undefined;
}

/** Classes for the lanes, and names for whoever hears the drawing. */
function dress(svg: SVGSVGElement, { lanes }: Plan): void {
  svg.setAttribute('class', 'sequence');
  svg.setAttribute('role', 'group');
  svg.removeAttribute('aria-roledescription');
  svg.setAttribute('aria-label', 'Messages in order');
  const { y, width, height } = viewBox(svg);
  svg.style.setProperty('--natural-width', `${width}px`);
  svg.querySelector('g.event')?.setAttribute('tabindex', '0');
  for (const { id, party } of lanes)
    for (const node of svg.querySelectorAll<SVGElement>(`[data-id="${id}"]`)) {
      node.dataset.party = party;
      node.dataset.lane = partyLabel(party);
      if (node.localName === 'line') node.setAttribute('y2', String(y + height));
    }
}
