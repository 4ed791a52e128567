import type { RunSnapshot, Step } from '../../lab/index.ts';
import { refusalIn, type TraceEvent } from '../../trace/index.ts';
import { eventSentence } from '../event-words.ts';

/** What the status line says of the present moment. */
export interface Status {
  readonly tone: 'going' | 'complete' | 'refused';
  readonly text: string;
}

/** The present moment in words: the step, what happens, and what is waited for. */
export function statusOf(
  event: TraceEvent | undefined,
  steps: readonly Step[],
  snapshot: Pick<RunSnapshot, 'pending' | 'question'>,
  live: boolean,
): Status {
  if (!event) return { tone: 'going', text: 'The run has not begun.' };
  if (event.kind === 'end') {
    return event.outcome === 'complete'
      ? { tone: 'complete', text: `Run complete. ${event.reason}` }
      : { tone: 'refused', text: `The run stopped. ${event.error ? `${event.error}: ` : ''}${event.reason}` };
  }
  const counted = steps.filter((step) => !step.extra).length;
  const where = event.step > counted ? 'Afterwards' : `Step ${event.step} of ${counted}`;
  const waits = live && event.seq === snapshot.pending;
  if (waits && snapshot.question)
    return { tone: 'going', text: `${where}. ${snapshot.question.question.label}, or press Next.` };
  const refusal = refusalIn(event);
  return refusal
    ? { tone: 'refused', text: `${where}. Refused by a check: ${refusal.title}.` }
    : { tone: 'going', text: `${where}. ${waits ? 'Next: ' : ''}${eventSentence(event)}.` };
}
