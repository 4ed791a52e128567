import type { Party } from '../protocol/parties.ts';
import { eventNodes, numberOf, viewBox } from './elements.ts';

/**
 * Shows where a walk stands: what is before `seq` is past, what is after it future. Without `seq` all is past, which
 * reads as a finished picture. `pendingSeq` is a message that is held, present or not. Toggles attributes only.
 */
export function markPresent(svg: SVGSVGElement, seq: number | undefined, pendingSeq?: number): void {
  const nodes = eventNodes(svg);
  for (const node of nodes) {
    const own = Number(node.dataset.seq);
    const state = stateOf(own, seq);
    node.toggleAttribute('data-pending', own === pendingSeq);
    if (node.dataset.state === state) continue;
    node.dataset.state = state;
    if (state === 'present') node.setAttribute('aria-current', 'step');
    else node.removeAttribute('aria-current');
  }
  const focusable = nodes.find((node) => Number(node.dataset.seq) === seq) ?? nodes[0];
  if (focusable) setTabStop(svg, focusable);
}

function stateOf(own: number, seq: number | undefined): 'past' | 'present' | 'future' {
  if (seq === undefined || own < seq) return 'past';
  return own === seq ? 'present' : 'future';
}

/** The drawing is one stop of the Tab key; arrow keys move inside it. */
function setTabStop(svg: SVGSVGElement, node: SVGElement): void {
  for (const other of svg.querySelectorAll('g[data-seq][tabindex="0"]')) other.setAttribute('tabindex', '-1');
  node.setAttribute('tabindex', '0');
}

/**
 * Moves the focus from one event of the drawing to another for the keys ArrowUp, ArrowDown, Home and End.
 * Returns whether the key was one of them and the focus was in the drawing.
 */
export function moveFocus(svg: SVGSVGElement, key: string): boolean {
  const nodes = eventNodes(svg);
  const index = nodes.findIndex((node) => node.contains(document.activeElement));
  const target = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: nodes.length - 1 }[key];
  if (index < 0 || target === undefined) return false;
  const node = nodes[Math.min(Math.max(target, 0), nodes.length - 1)];
  if (!node) return false;
  setTabStop(svg, node);
  node.focus();
  return true;
}

/** Lights every place where a secret stands and the events that carry it; without `id`, none. */
export function markSecret(svg: SVGSVGElement, id: string | undefined): void {
  for (const node of svg.querySelectorAll<SVGElement>('[data-lit]')) delete node.dataset.lit;
  delete svg.dataset.secretLit;
  if (id === undefined) return;
  for (const chip of svg.querySelectorAll<SVGElement>('[data-secret]')) {
    if (chip.dataset.secret !== id) continue;
    svg.dataset.secretLit = '';
    chip.dataset.lit = '';
    const event = chip.closest<SVGElement>('[data-seq]');
    if (event) event.dataset.lit = '';
  }
}

/** The event that a node inside the drawing belongs to: its `seq`. */
export function seqAt(node: Element): number | undefined {
  const seq = node.closest<SVGElement>('g[data-seq]')?.dataset.seq;
  return seq === undefined ? undefined : Number(seq);
}

/** The secret whose chip a node is or stands in: its id. */
export function secretAt(node: Element): string | undefined {
  return node.closest<SVGElement>('[data-secret]')?.dataset.secret;
}

/** A lane's head, for a view that draws it itself. */
export interface LaneHead {
  readonly party: Party;
  /** Where the lane stands, in the drawing's units from its left edge. */
  readonly x: number;
  /** The same as a share of the drawing's width, 0 to 1. */
  readonly share: number;
  readonly label: string;
}

/** The lanes of an annotated drawing, from left to right. */
export function laneHeads(svg: SVGSVGElement): LaneHead[] {
  const { x: left, width } = viewBox(svg);
  return [...svg.querySelectorAll<SVGElement>('line[data-party]')]
    .map((line) => {
      const x = numberOf(line, 'x1') - left;
      return { party: line.dataset.party as Party, x, share: x / width, label: line.dataset.lane ?? '' };
    })
    .sort((a, b) => a.x - b.x);
}

/** How much of the drawing's top its own heads take, in the drawing's units; 0 after {@link cropHeads}. */
export function headHeight(svg: SVGSVGElement): number {
  const line = svg.querySelector('line[data-party]');
  return line ? Math.max(0, numberOf(line, 'y1') - viewBox(svg).y) : 0;
}

/** Cuts the drawing's own heads off, for a view that draws them itself. */
export function cropHeads(svg: SVGSVGElement): void {
  const { x, y, width, height } = viewBox(svg);
  const head = headHeight(svg);
  svg.setAttribute('viewBox', `${x} ${y + head} ${width} ${height - head}`);
  svg.setAttribute('height', String(height - head));
}

/** The middle of an event in the drawing's units from its top edge; `undefined` where it is not drawn. */
export function centerOf(svg: SVGSVGElement, seq: number): number | undefined {
  const band = svg.querySelector(`g[data-seq="${Number(seq)}"] > .event-band`);
  return band ? numberOf(band, 'y') + numberOf(band, 'height') / 2 - viewBox(svg).y : undefined;
}

/** The middle between the lanes of an event, in the drawing's units from its left edge; `undefined` where it is not drawn. */
export function middleOf(svg: SVGSVGElement, seq: number): number | undefined {
  const node = svg.querySelector<SVGElement>(`g[data-seq="${Number(seq)}"]`);
  const ends = laneHeads(svg).filter(
    ({ party }) => party === node?.dataset.from || party === node?.dataset.to,
  );
  return ends.length === 0 ? undefined : ends.reduce((sum, { x }) => sum + x, 0) / ends.length;
}

/** How large the drawing stands on the page: px per unit of its own. */
export function scaleOf(svg: SVGSVGElement): number {
  const { width } = viewBox(svg);
  return width > 0 ? svg.getBoundingClientRect().width / width : 1;
}
