import { seqOf } from './mark.ts';

/** The drawn events of a drawing, in order. */
export interface EventList {
  readonly nodes: readonly SVGGElement[];
  /** The event of this number; `undefined` where it is not drawn. */
  find(seq: number | undefined): SVGGElement | undefined;
  /** The events from one number to another, both included, in either order; all of them where one is not given. */
  between(a: number | undefined, b: number | undefined): readonly SVGGElement[];
  /** Where a key moves the focus to; `undefined` for other keys and where the focus is elsewhere. */
  after(key: string): SVGGElement | undefined;
}

/** Finds drawn events without asking each. */
export function eventList(nodes: readonly SVGGElement[]): EventList {
  /** Where an event stands, or would stand. */
  function indexOf(seq: number): number {
    let [low, high] = [0, nodes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (seqOf(nodes[middle] as SVGGElement) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  return {
    nodes,
    find(seq) {
      const node = seq === undefined ? undefined : nodes[indexOf(seq)];
      return node && seqOf(node) === seq ? node : undefined;
    },
    between: (a, b) =>
      a === undefined || b === undefined
        ? nodes
        : nodes.slice(indexOf(Math.min(a, b)), indexOf(Math.max(a, b)) + 1),
    after(key) {
      const last = nodes.length - 1;
      const index = nodes.findIndex((node) => node.contains(document.activeElement));
      const target = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: last }[key];
      if (index < 0 || target === undefined) return undefined;
      return nodes[Math.min(Math.max(target, 0), last)];
    },
  };
}
