import type { AttemptDiagnosis } from '../../diagnosis/diagnosis.ts';
import type { TraceEvent } from '../../trace/index.ts';

/**
 * The event that a reader of an attempt stands at first: where the cause is to be seen; where nothing is wrong, the first message that
 * the export holds.
 */
export function firstEvent({ findings }: AttemptDiagnosis, stops: readonly TraceEvent[]): number {
  const [cause] = findings.filter(({ weight }) => weight !== 'note');
  const shown = cause?.evidence.find(({ seq, attempt }) => seq !== undefined && attempt === undefined)?.seq;
  return shown ?? stops.find((stop) => !('lacks' in stop && stop.lacks?.includes('message')))?.seq ?? 0;
}

/** The values that errors and warnings are about, by the event that they stand in. */
export function wrongValues({ findings }: AttemptDiagnosis): ReadonlyMap<number, ReadonlySet<string>> {
  const values = new Map<number, Set<string>>();
  const rows = findings.filter(({ weight }) => weight !== 'note').flatMap(({ evidence }) => evidence);
  for (const { attempt, seq, expected, actual } of rows) {
    if (attempt !== undefined || seq === undefined || !actual || actual === expected) continue;
    values.set(seq, (values.get(seq) ?? new Set()).add(actual));
  }
  return values;
}

/** The events of an attempt that show an error. */
export function faultyEvents({ findings }: AttemptDiagnosis): ReadonlySet<number> {
  const errors = findings.filter(({ weight }) => weight === 'error');
  const rows = errors.flatMap(({ evidence }) => evidence).filter(({ attempt }) => attempt === undefined);
  return new Set(rows.flatMap(({ seq }) => seq ?? []));
}
