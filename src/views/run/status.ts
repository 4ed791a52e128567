import type { RunSnapshot, Step } from '../../lab/index.ts';
import { type EndEvent, refusalIn, type TraceEvent } from '../../trace/index.ts';
import { eventSentence } from '../event-words.ts';

/** What the status line says of the present moment. */
export interface Status {
  readonly tone: 'going' | 'complete' | 'refused';
  readonly text: string;
}

/** The present moment in words: the step, what happens, what is waited for, and whether it rests on something that was changed. */
export function statusOf(
  event: TraceEvent | undefined,
  steps: readonly Step[],
  snapshot: Pick<RunSnapshot, 'pending' | 'question'>,
  live: boolean,
  changed = false,
): Status {
  const status = plainStatus(event, steps, snapshot, live);
  return changed ? { ...status, text: `${status.text} Not as in the untouched run.` } : status;
}

function plainStatus(
  event: TraceEvent | undefined,
  steps: readonly Step[],
  snapshot: Pick<RunSnapshot, 'pending' | 'question'>,
  live: boolean,
): Status {
  if (!event) return { tone: 'going', text: 'The run has not begun.' };
  if (event.kind === 'end') {
    return event.outcome === 'complete'
      ? { tone: 'complete', text: `Run complete. ${event.reason}` }
      : { tone: 'refused', text: `The run stopped. ${stoppedBy(event)}` };
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

/** The error and what it means, in one sentence; the inspector says more, and the way on. */
function stoppedBy({ error, reason }: EndEvent): string {
  const [first = reason] = reason.split(/(?<=\.)\s/);
  return error === undefined ? first : `${error}: ${first.replace(`: ${error}.`, '.')}`;
}
