import type { AttemptDiagnosis } from '../../diagnosis/diagnosis.ts';
import type { Step } from '../../lab/index.ts';
import type { TraceEvent } from '../../trace/index.ts';
import { eventSentence } from '../event-words.ts';
import { outcomeOf, prose } from '../findings/words.ts';

/** What the status line says of the present message. */
export interface Status {
  readonly tone: 'going' | 'complete' | 'refused';
  readonly text: string;
}

/** The present message in words: its step, what it is, where it stands among the others, and what was found in it. */
export function statusOf(
  event: TraceEvent | undefined,
  steps: readonly Step[],
  { index, count }: { readonly index: number; readonly count: number },
  diagnosis: AttemptDiagnosis,
): Status {
  if (!event) return { tone: 'going', text: 'The trace holds no message.' };
  const parts = [stepOf(event, steps), `${eventSentence(event)}.`, `Message ${index + 1} of ${count}.`];
  const found = findingAt(event.seq, diagnosis);
  if (found) parts.push(`Evidence of finding ${found.number}.`);
  if (index === count - 1) parts.push(endOf(diagnosis));
  const clean = outcomeOf(diagnosis).tone === 'clean';
  const tone = found?.error ? 'refused' : index === count - 1 && clean ? 'complete' : 'going';
  return { tone, text: parts.filter(Boolean).join(' ') };
}

function stepOf({ step }: TraceEvent, steps: readonly Step[]): string {
  const counted = steps.filter(({ extra }) => !extra).length;
  if (counted === 0 || step === 0) return '';
  return step > counted ? 'Afterwards.' : `Step ${step} of ${counted}.`;
}

/** The first finding that an event is evidence of. */
function findingAt(
  seq: number,
  { findings }: AttemptDiagnosis,
): { readonly number: number; readonly error: boolean } | undefined {
  const at = findings.findIndex(({ evidence }) =>
    evidence.some((row) => row.attempt === undefined && row.seq === seq),
  );
  return at < 0 ? undefined : { number: at + 1, error: findings[at]?.weight === 'error' };
}

/** A sentence of a finding, without the marks of its code. */
const spoken = (says: string): string => prose(says).replaceAll('`', '').slice(0, 300);

function endOf(diagnosis: AttemptDiagnosis): string {
  const cause = diagnosis.findings.find(({ weight }) => weight === 'error');
  if (cause) return `The trace ends here. What went wrong: ${spoken(cause.says)}`;
  const { tone, title } = outcomeOf(diagnosis);
  return tone === 'found' ? 'The trace ends here.' : `The trace ends here. ${title}.`;
}
