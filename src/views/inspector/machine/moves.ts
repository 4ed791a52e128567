import type { TraceModel } from '../../../trace/index.ts';
import type { MappedState } from './machine-map.ts';

/** The states of a machine, by name. */
export type States = ReadonlyMap<string, MappedState>;

/** The machine's moves up to an event. */
export interface Moves {
  readonly present: string | undefined;
  /** How often each state was entered. */
  readonly visits: ReadonlyMap<string, number>;
  /** `from>to` of every move, those through states that only decide included. */
  readonly taken: ReadonlySet<string>;
}

/** The moves that a trace holds up to an event. */
export function movesUpTo(model: TraceModel, seq: number, states: States): Moves {
  const moves = model.trace.events.slice(0, seq + 1).filter((event) => event.kind === 'state');
  const visits = new Map<string, number>();
  const taken = new Set<string>();
  const first = moves[0]?.from;
  if (first) visits.set(first, 1);
  for (const { from, to } of moves) {
    let before = from;
    for (const next of [...passedBetween(from, to, states), to]) {
      visits.set(next, (visits.get(next) ?? 0) + 1);
      taken.add(`${before}>${next}`);
      before = next;
    }
  }
  return { present: moves.at(-1)?.to, visits, taken };
}

/** The states that only decide, through which a move went; none where it went straight. */
function passedBetween(from: string, to: string, states: States): string[] {
  const ways = [{ at: from, passed: [] as string[] }];
  const seen = new Set([from]);
  for (let way = ways.shift(); way; way = ways.shift()) {
    const targets = states.get(way.at)?.targets ?? [];
    if (targets.includes(to)) return way.passed;
    for (const target of targets) {
      if (seen.has(target) || !states.get(target)?.passing) continue;
      seen.add(target);
      ways.push({ at: target, passed: [...way.passed, target] });
    }
  }
  return [];
}
