import type { PlacedFinding } from './diagnosis.ts';
import type { Finding } from './finding.ts';

/** How bad, the worst first. */
export const WEIGHTS = ['error', 'warning', 'note'] as const;

/** How sure, the surest first. */
export const CERTAINTIES = ['proved', 'likely', 'unknown'] as const;

/** What an order looks at in this sequence; the first that differs decides. */
const RANKS: readonly ((placed: PlacedFinding) => number)[] = [
  ({ finding }) => WEIGHTS.indexOf(finding.weight),
  ({ finding }) => CERTAINTIES.indexOf(finding.certainty),
  ({ finding }) => (finding.explains.length > 0 ? 0 : 1),
  ({ attempt }) => attempt,
  ({ finding }) => seqsOf(finding).reduce((first, seq) => Math.min(first, seq), Infinity),
];

/** The events of its own attempt that a finding shows. */
export function seqsOf({ evidence }: Finding): number[] {
  return evidence.flatMap(({ seq, attempt }) => (seq === undefined || attempt !== undefined ? [] : [seq]));
}

/**
 * The cause first: what breaks before what only worries; what a trace proves before what it suggests; what explains an error
 * answer before what stands alone; then what happened first.
 */
export function causeFirst(a: PlacedFinding, b: PlacedFinding): number {
  for (const rank of RANKS) {
    const [ofA, ofB] = [rank(a), rank(b)];
    if (ofA !== ofB) return ofA < ofB ? -1 : 1;
  }
  return 0;
}
