import type { Choosing } from '../../guide/choose/choosing.ts';
import type { Question } from '../../guide/choose/question.ts';
import { flows as cards, type FlowCard } from '../home/flows.ts';

/** One flow on the board. */
export interface BoardRow {
  readonly card: FlowCard;
  /** `possible` until an answer rules it out; `chosen` once it is the verdict. */
  readonly state: 'possible' | 'out' | 'chosen';
  /** The question whose answer ruled it out. */
  readonly by?: Question;
  /** The place of that question on the way, from 1: the gate at which its track ends. */
  readonly gate?: number;
  /** Why, in one sentence. */
  readonly why?: string;
  /** The answer that is pointed at would rule it out. */
  readonly goes: boolean;
}

/** All seven flows as they stand now; `pointed` is where the answer under the pointer or the focus would lead. */
export function boardOf(now: Choosing, pointed?: Choosing): readonly BoardRow[] {
  const goes = new Set(
    pointed?.flows.filter(({ ruledOutBy }) => ruledOutBy !== undefined).map(({ flow }) => flow),
  );
  return now.flows.flatMap(({ flow, ruledOutBy, why }) => {
    const card = cardOf(flow);
    if (!card) return [];
    if (ruledOutBy === undefined)
      return { card, state: now.verdict?.flow === flow ? 'chosen' : 'possible', goes: goes.has(flow) };
    const at = now.path.findIndex(({ question }) => question.id === ruledOutBy);
    const by = now.path[at]?.question;
    return { card, state: 'out', goes: false, ...(by && { by, gate: at + 1 }), ...(why && { why }) };
  });
}

/** What the page tells of a flow. */
export function cardOf(flow: string): FlowCard | undefined {
  return cards.find(({ id }) => id === flow);
}

/** A flow's name, as people write it. */
export function titleOf(flow: string): string {
  return cardOf(flow)?.title ?? flow;
}

/** The board's headline. */
export function standOf(rows: readonly BoardRow[]): string {
  const left = rows.filter(({ state }) => state !== 'out').length;
  if (rows.some(({ state }) => state === 'chosen')) return `One of ${rows.length} is left`;
  return left === rows.length ? `All ${left} flows are possible` : `${left} of ${rows.length} still possible`;
}
