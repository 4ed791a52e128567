import type { Party } from '../protocol/parties.ts';
import { breadth, laneX, type Plan } from './drawn.ts';
import { partyLabel } from './participants.ts';

/** A lane's head, for a view that draws it itself. */
export interface LaneHead {
  readonly party: Party;
  /** Where the lane stands, in the drawing's units from its left edge. */
  readonly x: number;
  /** The same as a share of the drawing's width, 0 to 1. */
  readonly share: number;
  readonly label: string;
}

/** The lanes of a drawing, from left to right. */
export function laneHeads(plan: Plan): LaneHead[] {
  const { x: left, width } = breadth(plan);
  return plan.lanes.map((lane) => {
    const x = laneX(lane, plan) - left;
    return { party: lane.party, x, share: x / width, label: partyLabel(lane.party) };
  });
}
