import { type FlowId, flowIds, isFlowId } from '../../guide/compare/facts.ts';

type Query = Readonly<Record<string, string>>;

/** What the address picks: up to two flows, and whether only rows that differ are shown. */
export interface Picks {
  readonly flows: readonly FlowId[];
  readonly onlyDifferent: boolean;
}

/** Reads the picks from an address; what names no flow, or one twice, counts for nothing. */
export function picksOf({ left = '', right = '', rows }: Query): Picks {
  const flows = [...new Set([left, right])].filter(isFlowId);
  return { flows, onlyDifferent: flows.length === 2 && rows === 'different' };
}

/** The address of picks. */
export function queryOf({ flows: [left, right], onlyDifferent }: Picks): Query {
  return {
    ...(left && { left }),
    ...(right && { right }),
    ...(left && right && onlyDifferent && { rows: 'different' }),
  };
}

/** Two flows where there is room for no more: those that were picked, filled up with the first ones. */
export function pairShown(flows: readonly FlowId[]): readonly FlowId[] {
  return [...new Set([...flows, ...flowIds])].slice(0, 2);
}

/** A flow more; where two were shown, the first of them makes room. */
export function withFlow(picks: Picks, flow: FlowId): Picks {
  return { ...picks, flows: [...picks.flows.slice(-1), flow] };
}

/** A flow fewer. */
export function withoutFlow(picks: Picks, flow: FlowId): Picks {
  return { ...picks, flows: picks.flows.filter((picked) => picked !== flow) };
}
