import { partiesOf, partyLabel } from '../../../diagram/participants.ts';
import type { TraceEvent } from '../../../trace/index.ts';

/** Who takes part in an event: `App → Authorization Server`, or the one party that worked. */
export function partiesInWords(event: TraceEvent): string {
  return partiesOf(event).map(partyLabel).join(' → ');
}
