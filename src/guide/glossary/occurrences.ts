import type { FlowId } from '../../flows/index.ts';
import { entryId } from '../../protocol/dictionary/index.ts';
import { namesIn, type TraceModel } from '../../trace/index.ts';
import { termsIn } from './signs.ts';

/** One place where a word occurs: the first event of a step that has it. */
export interface Occurrence {
  readonly flow: FlowId;
  readonly step: number;
  /** The event's `seq`. */
  readonly event: number;
  /** As it is written there; empty where a term is meant that no name shows. */
  readonly name: string;
  /** What stands there under the name; of a word, the word itself. */
  readonly value: string;
  /** Which of the runs that were looked through, counted from 0. */
  readonly run: number;
}

/** Where words occur, by the id of their entry. */
export type Occurrences = ReadonlyMap<string, readonly Occurrence[]>;

/** Where every word occurs in some runs, each step of a flow once: the run that comes first counts. */
export function occurrences(models: readonly TraceModel[]): Occurrences {
  return models.reduce(withRun, new Map());
}

/** What is known after one more run. */
export function withRun(before: Occurrences, model: TraceModel, run: number): Occurrences {
  const after = new Map(before);
  for (const found of inRun(model, run)) {
    const known = after.get(found.id) ?? [];
    const isKnown = known.some(({ flow, step }) => flow === found.flow && step === found.step);
    const { id, ...occurrence } = found;
    if (!isKnown) after.set(id, [...known, occurrence]);
  }
  return after;
}

/** Every word of a run, at each event that has it. */
function* inRun(model: TraceModel, run: number): Generator<Occurrence & { readonly id: string }> {
  const flow = model.trace.flow as FlowId;
  for (const event of model.trace.events) {
    const named = namesIn(model, event);
    const known = named.flatMap(({ entry, name, value }) =>
      entry ? [{ id: entryId(entry), name, value }] : [],
    );
    for (const { id, name, value } of [...known, ...termsIn(event, named)])
      yield { id, flow, step: event.step, event: event.seq, name, value, run };
  }
}
