import type { AnnotatedEvent } from './annotate.ts';
import { breadth, laneX, type Plan } from './drawn.ts';
import { element } from './elements.ts';

/** An event that stands in a segment. */
interface Placed {
  readonly look: string;
  readonly node: SVGGElement;
  /** Where its rows begin in the segment and how many they are, in the drawing's units. */
  readonly top: number;
  readonly height: number;
}

/** An event that is to stand in a segment: what it looks like, and its drawing to be copied. */
export interface Wanted {
  readonly look: string;
  readonly event: AnnotatedEvent;
}

/** Some events in a row as they stand in the page: a block of the whole drawing, laid out only where it is in sight. */
export class Segment {
  readonly element = document.createElement('div');
  readonly #svg = element('svg', { role: 'none' });
  readonly #events = element('g', { class: 'events' });
  #placed: readonly Placed[] = [];
  #lanes = '';
  #dashed: number | undefined;
  /** In the drawing's units. */
  width = 0;
  height = 0;

  constructor() {
    this.element.className = 'segment';
    this.#svg.append(this.#events);
    this.element.append(this.#svg);
  }

  /** One group an event, in order. */
  get nodes(): readonly SVGGElement[] {
    return this.#placed.map(({ node }) => node);
  }

  /** The middle of an event's rows, in the drawing's units from the segment's top. */
  middleOf(node: SVGGElement): number {
    const { top, height } = this.#placed.find((one) => one.node === node) ?? { top: 0, height: 0 };
    return top + height / 2;
  }

  /** A dashed lane goes on where it ended above. */
  dashFrom(offset: number): void {
    if (offset === this.#dashed) return;
    this.#dashed = offset;
    for (const lane of this.#svg.querySelectorAll('.lane'))
      lane.setAttribute('stroke-dashoffset', String(offset));
  }

  /** Shows these events. Those that stand there already, and all before them too, stay; returns the new ones. */
  show(wanted: readonly Wanted[], plan: Plan): SVGGElement[] {
    const differs = wanted.findIndex(({ look }, at) => this.#placed[at]?.look !== look);
    const same = differs < 0 ? Math.min(wanted.length, this.#placed.length) : differs;
    const stay = this.#placed.slice(0, same);
    const last = stay.at(-1);
    let top = last ? last.top + last.height : 0;
    const fresh = wanted.slice(same).map(({ look, event }): Placed => {
      const placed = { look, node: copyAt(event, top), top, height: event.bottom - event.top };
      top += placed.height;
      return placed;
    });
    for (const { node } of this.#placed.slice(same)) node.remove();
    this.#events.append(...fresh.map(({ node }) => node));
    this.#placed = [...stay, ...fresh];
    this.#frame(plan, Math.max(1, top));
    return fresh.map(({ node }) => node);
  }

  #frame(plan: Plan, height: number): void {
    const lanes = plan.lanes.map(({ id, party }) => `${id} ${party}`).join();
    if (height === this.height && lanes === this.#lanes) return;
    const { x, width } = breadth(plan);
    this.width = width;
    this.height = height;
    this.#lanes = lanes;
    this.#dashed = undefined;
    const lines = plan.lanes.map((lane) => {
      const at = laneX(lane, plan);
      return element('line', {
        ...{ class: 'lane', x1: at, x2: at, y1: 0, y2: height },
        'data-party': lane.party,
      });
    });
    this.#svg.setAttribute('viewBox', `${x} 0 ${width} ${height}`);
    this.#svg.replaceChildren(...lines, this.#events);
    this.element.style.setProperty('aspect-ratio', `${width} / ${height}`);
  }
}

function copyAt({ node, top }: AnnotatedEvent, to: number): SVGGElement {
  const copy = node.cloneNode(true) as SVGGElement;
  if (to !== top) copy.setAttribute('transform', `translate(0,${to - top})`);
  return copy;
}
