import type { AnnotatedEvent } from './annotate.ts';
import { drawEvents, keepEvent, keptEvent } from './draw-events.ts';
import { breadth, type Plan, plan } from './drawn.ts';
import { type EventList, eventList } from './event-list.ts';
import type { DiagramEvent } from './input.ts';
import { type LaneHead, laneHeads } from './lane-heads.ts';
import { lookOf } from './looks.ts';
import { CHANGED, markChanged, markEvents, markSecret } from './mark.ts';
import { Segment } from './segment.ts';
import { stretchesOf } from './stretches.ts';

/** So many events stand in a segment: about a pane full. */
const SIZE = 16;

/** So many are drawn at once, in the task that brought them. */
const FEW = 4;

/** What is to be seen: a plan, the look of each of its events, and those that are drawn. */
interface Shown {
  readonly planned: Plan;
  readonly looks: readonly string[];
  readonly drawn: ReadonlyMap<string, AnnotatedEvent>;
}

/**
 * A drawing that stands in the page and follows a run. Each event is drawn once, and the events stand in a column of segments that are
 * laid out only where they are in sight. So a step costs the same in a long run as in a short one.
 */
export class Drawing {
  /** What stands in the page; it stays the same element. */
  readonly element = document.createElement('div');
  readonly #size: number;
  /** What stands in the page, by its look. */
  #drawn: ReadonlyMap<string, AnnotatedEvent> = new Map();
  #segments: readonly Segment[] = [];
  #heads: readonly LaneHead[] = [];
  #events: EventList = eventList([]);
  #seq: number | undefined;
  #pending: number | undefined;
  #secret: string | undefined;
  #changed: ReadonlySet<number> = new Set();
  #changedWords = CHANGED;
  #tabStop: SVGGElement | undefined;

  constructor(size = SIZE) {
    this.#size = size;
    this.element.className = 'sequence';
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', 'Messages in order');
  }

  /** The lanes, from left to right; none before the first drawing. */
  lanes(): readonly LaneHead[] {
    return this.#heads;
  }

  /**
   * Draws a list of events; what stands there stays until then. Of many new ones those around the present event are shown first.
   * `shown` hears whenever the page shows something new. Resolves with why it could not be drawn, in words, where it could not.
   * Wait for one call before the next.
   */
  async draw(input: readonly DiagramEvent[], shown: () => void): Promise<string | undefined> {
    const planned = plan(input);
    const looks = planned.drawn.map((_, index) => lookOf(planned, index));
    const drawn = new Map<string, AnnotatedEvent>();
    for (const look of looks) {
      const event = this.#drawn.get(look) ?? keptEvent(look);
      if (event) drawn.set(look, event);
    }
    const present = planned.drawn.findIndex(({ event }) => event.seq === this.#seq);
    const position = present < 0 ? looks.length - 1 : present;
    const stretches = stretchesOf((index) => drawn.has(looks[index] ?? ''), looks.length, position);
    for (const [at, { from, to }] of stretches.entries()) {
      // Keys and clicks come in between two drawings; what the page shows beside a long first one is painted before.
      if (at > 0) await nextTask();
      else if (to - from > FEW) await afterPaint();
      const one = await drawEvents(planned, from, to);
      if (!one.ok) return one.reason;
      for (const [index, event] of one.events.entries()) {
        const look = looks[from + index] ?? '';
        keepEvent(look, event);
        drawn.set(look, event);
      }
      if (at === 0 && stretches.length > 1) this.#show({ planned, looks, drawn }, shown);
    }
    this.#show({ planned, looks, drawn }, shown);
    return undefined;
  }

  /** Puts what is drawn into the page, marked as the rest is. */
  #show({ planned, looks, drawn }: Shown, shown: () => void): void {
    this.#drawn = drawn;
    const count = Math.max(1, Math.ceil(looks.length / this.#size));
    const segments = Array.from({ length: count }, (_, at) => this.#segments[at] ?? new Segment());
    for (const [at, segment] of segments.entries()) {
      const own = looks.slice(at * this.#size, (at + 1) * this.#size);
      const wanted = own.flatMap((look) => {
        const event = drawn.get(look);
        return event ? [{ look, event }] : [];
      });
      markEvents(segment.show(wanted, planned), this.#seq, this.#pending);
    }
    this.#segments = segments;
    this.#heads = laneHeads(planned);
    this.#events = eventList(segments.flatMap(({ nodes }) => nodes));
    place(this.element, segments);
    this.element.style.setProperty('--natural-width', `${breadth(planned).width}px`);
    this.#setTabStop(this.#events.find(this.#seq) ?? this.#events.nodes[0]);
    if (this.#secret !== undefined) markSecret(this.element, this.#secret);
    if (this.#changed.size > 0) markChanged(this.#events.nodes, this.#changed, this.#changedWords);
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

  /** Shows which events rest on something that was changed, or are worth a look for what `words` says; see {@link markChanged}. */
  change(seqs: ReadonlySet<number>, words: string = CHANGED): void {
    this.#changed = seqs;
    this.#changedWords = words;
    markChanged(this.#events.nodes, seqs, words);
  }

  /** Lights a secret wherever it stands; see {@link markSecret}. */
  light(secret: string | undefined): void {
    this.#secret = secret;
    markSecret(this.element, secret);
  }

  /** The middle of an event, in px of the page from the drawing's left and top edge; `undefined` where it is not drawn. */
  placeOf(seq: number): { readonly x: number; readonly y: number } | undefined {
    const node = this.#events.find(seq);
    const segment = node && this.#segments.find(({ element }) => element.contains(node));
    if (!node || !segment) return undefined;
    // A segment has its place though what it holds may not be laid out; measuring that would lay it out now.
    const box = segment.element.getBoundingClientRect();
    const scale = box.width / segment.width;
    const { from, to } = node.dataset;
    const ends = this.#heads.filter(({ party }) => party === from || party === to);
    return {
      x: (ends.reduce((sum, { x }) => sum + x, 0) / Math.max(1, ends.length)) * scale,
      y: box.top - this.element.getBoundingClientRect().top + segment.middleOf(node) * scale,
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
  for (const child of [...element.children].slice(segments.length)) child.remove();
  let offset = 0;
  for (const segment of segments) {
    if (!segment.element.parentNode) element.append(segment.element);
    segment.dashFrom(offset);
    offset += segment.height;
  }
}

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A page in the background is not painted at all. */
const LONGEST_FRAME_MS = 50;

/** Measuring texts lays out the page; what has just come to it is then laid out already, in a task of its own. */
async function afterPaint(): Promise<void> {
  const frame = new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
  await Promise.race([frame, new Promise<void>((resolve) => setTimeout(resolve, LONGEST_FRAME_MS))]);
  await nextTask();
}
