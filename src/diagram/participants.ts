import type { Party } from '../protocol/parties.ts';
import type { TraceEvent } from '../trace/events.ts';

/** One vertical line of the diagram. */
export interface Lane {
  readonly party: Party;
  /** Our own id: a party's name in mermaid text must never meet one of its keywords. */
  readonly id: string;
  /** The name in rows, as the head of the lane shows it. */
  readonly label: readonly string[];
}

const LABELS: Readonly<Record<Party, readonly string[]>> = {
  user: ['User'],
  browser: ['Browser'],
  app: ['App'],
  'authorization-server': ['Authorization', 'Server'],
  api: ['API'],
  attacker: ['Attacker'],
};

const ORDER = Object.keys(LABELS) as Party[];
const ALWAYS = new Set<Party>(['user', 'browser', 'app', 'authorization-server', 'api']);

/** What a party is called in running text: `Authorization Server`. */
export function partyLabel(party: Party): string {
  return LABELS[party].join(' ');
}

/** Every party that an event names. */
export function partiesOf(event: TraceEvent): Party[] {
  switch (event.kind) {
    case 'action':
      return [event.by, event.on];
    case 'request':
    case 'response':
      return [event.from, event.to];
    case 'work':
      return [event.by];
    default:
      return [];
  }
}

/**
 * The lanes for a list of events, always in the same order. The five parties of a flow stand from the start, so that a
 * growing run never moves a lane; the attacker joins with its first event.
 */
export function lanesFor(events: readonly TraceEvent[]): readonly Lane[] {
  const present = new Set([...ALWAYS, ...events.flatMap(partiesOf)]);
  const parties = ORDER.filter((party) => present.has(party));
  const before = known.get(parties.join());
  if (before) return before;
  const lanes = parties.map((party, index): Lane => ({ party, id: `p${index}`, label: LABELS[party] }));
  known.set(parties.join(), lanes);
  return lanes;
}

/** The same parties have the same lanes. */
const known = new Map<string, readonly Lane[]>();
