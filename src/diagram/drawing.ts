import { plan } from './drawn.ts';
import { numberOf, viewBox } from './elements.ts';
import { type EventList, eventList } from './event-list.ts';
import type { DiagramEvent } from './input.ts';
import { type LaneHead, laneHeads } from './lane-heads.ts';
import { markChanged, markEvents, markSecret } from './mark.ts';
import { type Part, partsOf } from './parts.ts';
import { drawSegment, isKept, type Segment } from './segment.ts';

/** So many events are drawn at once. Each drawing costs mermaid as much again as a dozen events do. */
const SIZE = 16;

/** So many segments are waited for; of more, those around the present event are shown first. */
const AT_ONCE = 3;

/**
 * A drawing that stands in the page and follows a run: a column of segments, each drawn anew only when it changes, and laid out
 * only where it is in sight. So a step costs the same in a long run as in a short one.
 */
export class Drawing {
  /** What stands in the page; it stays the same element. */
  readonly element = document.createElement('div');
  readonly #size: number;
  #segments: readonly Segment[] = [];
  #events: EventList = eventList([]);
  #seq: number | undefined;
  #pending: number | undefined;
  #secret: string | undefined;
  #changed: ReadonlySet<number> = new Set();
  #tabStop: SVGGElement | undefined;

  constructor(size = SIZE) {
    this.#size = size;
    this.element.className = 'sequence';
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', 'Messages in order');
  }

  /** The lanes, from left to right; none before the first drawing. */
  lanes(): readonly LaneHead[] {
    const [first] = this.#segments;
    return first ? laneHeads(first.element) : [];
  }

  /**
   * Draws a list of events; what stands there stays until then. `shown` hears whenever the page shows something new. Resolves with
   * why it could not be drawn, in words, where it could not. Wait for one call before the next.
   */
  async draw(input: readonly DiagramEvent[], shown: () => void): Promise<string | undefined> {
    const parts = partsOf(plan(input), this.#size);
    const drawn = new Map(this.#segments.map((segment) => [segment.key, segment]));
    const missing = this.#nearestFirst(parts).filter(({ key }) => !drawn.has(key));
    for (const [at, part] of missing.entries()) {
      if (at === AT_ONCE) this.#show(parts, drawn, shown);
      // Keys and clicks come in between two drawings.
      if (at > 0 && !isKept(part)) await nextTask();
      const one = await drawSegment(part);
      if (!one.ok) return one.reason;
      drawn.set(part.key, one.segment);
    }
    this.#show(parts, drawn, shown);
    return undefined;
  }

  #nearestFirst(parts: readonly Part[]): Part[] {
    const seq = this.#seq ?? 0;
    const here = parts.findIndex(({ plan: { drawn } }) => (drawn.at(-1)?.event.seq ?? -1) >= seq);
    const from = here < 0 ? parts.length - 1 : here;
    const far = parts.map((part, at) => ({ part, away: Math.abs(at - from) }));
    return far.sort((a, b) => a.away - b.away).map(({ part }) => part);
  }

  /** Puts what is drawn into the page, marked as the rest is. */
  #show(parts: readonly Part[], drawn: ReadonlyMap<string, Segment>, shown: () => void): void {
    const before = new Set(this.#segments);
    this.#segments = parts.flatMap(({ key }) => drawn.get(key) ?? []);
    this.#events = eventList(this.#segments.flatMap(({ nodes }) => nodes));
    for (const segment of this.#segments)
      if (!before.has(segment)) markEvents(segment.nodes, this.#seq, this.#pending);
    place(this.element, this.#segments);
    this.#setTabStop(this.#events.find(this.#seq) ?? this.#events.nodes[0]);
    if (this.#secret !== undefined) markSecret(this.element, this.#secret);
    if (this.#changed.size > 0) markChanged(this.#events.nodes, this.#changed);
    shown();
  }

  /** Shows where a walk stands; see {@link markEvents}. What is drawn later is marked the same. */
  mark(seq: number | undefined, pending: number | undefined): void {
    const events = this.#events;
    const held = [this.#pending, pending].flatMap((one) => events.find(one) ?? []);
    markEvents([...events.between(this.#seq, seq), ...held], seq, pending);
    this.#seq = seq;
    this.#pending = pending;
    this.#setTabStop(events.find(seq) ?? events.nodes[0]);
  }

  /** Shows which events rest on something that was changed; see {@link markChanged}. */
  change(seqs: ReadonlySet<number>): void {
    this.#changed = seqs;
    markChanged(this.#events.nodes, seqs);
  }

  /** Lights a secret wherever it stands; see {@link markSecret}. */
  light(secret: string | undefined): void {
    this.#secret = secret;
    markSecret(this.element, secret);
  }

  /** The middle of an event, in px of the page from the drawing's left and top edge; `undefined` where it is not drawn. */
  placeOf(seq: number): { readonly x: number; readonly y: number } | undefined {
    const node = this.#events.find(seq);
    const svg = node?.ownerSVGElement;
    const band = node?.querySelector('.event-band');
    if (!node || !band || !svg?.parentElement) return undefined;
    // A segment has its place though what it holds may not be laid out; measuring that would lay it out now.
    const segment = svg.parentElement.getBoundingClientRect();
    const { y: top, width } = viewBox(svg);
    const scale = segment.width / width;
    const middle = numberOf(band, 'y') + numberOf(band, 'height') / 2 - top;
    const { from, to } = node.dataset;
    const ends = this.lanes().filter(({ party }) => party === from || party === to);
    return {
      x: (ends.reduce((sum, { x }) => sum + x, 0) / Math.max(1, ends.length)) * scale,
      y: segment.top - this.element.getBoundingClientRect().top + middle * scale,
    };
  }

  /**
   * Moves the focus from one event to another for the keys ArrowUp, ArrowDown, Home and End. Returns whether the key was one of
   * them and the focus was in the drawing.
   */
  moveFocus(key: string): boolean {
    const node = this.#events.after(key);
    if (!node) return false;
    this.#setTabStop(node);
    node.focus();
    return true;
  }

  /** The drawing is one stop of the Tab key; arrow keys move inside it. */
  #setTabStop(node: SVGGElement | undefined): void {
    this.#tabStop?.setAttribute('tabindex', '-1');
    node?.setAttribute('tabindex', '0');
    this.#tabStop = node;
  }
}

/** Makes segments the children of an element, in order, without touching those that stay. */
function place(element: HTMLElement, segments: readonly Segment[]): void {
  const wanted = new Set<Element>(segments.map((segment) => segment.element));
  for (const child of [...element.children]) if (!wanted.has(child)) child.remove();
  let offset = 0;
  for (const [at, segment] of segments.entries()) {
    const there = element.children[at] ?? null;
    if (there !== segment.element) element.insertBefore(segment.element, there);
    dashOn(segment.element, offset);
    offset += segment.height;
  }
  element.style.setProperty('--natural-width', `${segments[0]?.width ?? 0}px`);
}

/** A dashed lane goes on where it ended above. */
function dashOn(segment: Element, offset: number): void {
  for (const lane of segment.querySelectorAll('.lane')) {
    if (lane.getAttribute('stroke-dashoffset') === String(offset)) return;
    lane.setAttribute('stroke-dashoffset', String(offset));
  }
}

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));
