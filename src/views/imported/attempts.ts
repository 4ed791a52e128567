import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import type { Trace } from '../../trace/index.ts';
import { findingsInWords } from '../findings/words.ts';
import { clockTime } from '../inspector/times.ts';
import { flowTitle, titleOfTrace } from './words.ts';

/** What tells an attempt from the others. */
export interface AttemptRow {
  /** From 0. */
  readonly attempt: number;
  readonly title: string;
  readonly flow: string;
  /** When it began; absent where the export does not say. */
  readonly time: string | undefined;
  /** What was found, in words. */
  readonly found: string;
  /** The heaviest of it. */
  readonly worst: 'error' | 'warning' | 'note' | undefined;
}

/** The attempts of an import, a row each. */
export function attemptRows(traces: readonly Trace[], diagnosis: Diagnosis): readonly AttemptRow[] {
  return traces.map((trace, attempt) => {
    const findings = diagnosis.attempts[attempt]?.findings ?? [];
    const begin = trace.events[0];
    const timed = begin !== undefined && !trace.imported?.lacks.includes('times');
    const has = (weight: string) => findings.some((finding) => finding.weight === weight);
    return {
      ...{ attempt, title: titleOfTrace(trace), flow: flowTitle(trace.flow) },
      time: timed ? `${clockTime(begin.at)} UTC` : undefined,
      found: findingsInWords(findings) || 'nothing wrong found',
      worst: (['error', 'warning', 'note'] as const).find(has),
    };
  });
}
