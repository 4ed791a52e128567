import type { Party } from '../protocol/parties.ts';
import { numberOf, viewBox } from './elements.ts';

/** A lane's head, for a view that draws it itself. */
export interface LaneHead {
  readonly party: Party;
  /** Where the lane stands, in the drawing's units from its left edge. */
  readonly x: number;
  /** The same as a share of the drawing's width, 0 to 1. */
  readonly share: number;
  readonly label: string;
}

/** The lanes of a drawn segment, from left to right; all segments of a drawing have the same. */
export function laneHeads(segment: Element): LaneHead[] {
  const svg = segment.querySelector('svg');
  if (!svg) return [];
  const { x: left, width } = viewBox(svg);
  return [...svg.querySelectorAll<SVGElement>('line[data-party]')]
    .map((line) => {
      const x = numberOf(line, 'x1') - left;
      return { party: line.dataset.party as Party, x, share: x / width, label: line.dataset.lane ?? '' };
    })
    .sort((a, b) => a.x - b.x);
}
