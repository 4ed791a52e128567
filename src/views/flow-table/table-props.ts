import type { FlowId } from '../../guide/compare/facts.ts';
import type { FlowTableLinks } from './links.ts';
import type { MeasuredFlow } from './measured-flow.ts';
import type { Picks } from './picks.ts';

/** What the table and its rows are given. */
export interface TableProps {
  readonly flows: readonly FlowId[];
  readonly picks: Picks;
  readonly measured: ReadonlyMap<FlowId, MeasuredFlow>;
  readonly links: FlowTableLinks;
}
