import type { Offer, Page, Question } from '../flows/contract.ts';
import type { Draft, Trace } from '../trace/events.ts';
import type { Stop } from './gate.ts';
import type { Performance } from './performance.ts';
import type { Edit, StopName } from './recipe.ts';
import type { PlacedStop } from './stage.ts';

/** A run at one moment. A new object for each change, never mutated. */
export interface RunSnapshot {
  /** What is recorded, and what is held as the last event, as it would be recorded. */
  readonly trace: Trace;
  /** The `seq` of the event that waits to happen; `undefined` where the last event has happened. */
  readonly pending: number | undefined;
  /** What the run waits for; `working` before the first stop. */
  readonly waitsFor: 'working' | 'next' | 'person' | 'nothing';
  readonly question: { readonly question: Question; readonly page: Page } | undefined;
  /** What may be picked at the end. */
  readonly offers: readonly Offer[];
  /** The message that is held and may be edited; `undefined` at any other stop. */
  readonly held: HeldMessage | undefined;
  /** Every stop so far, for {@link rewound}. */
  readonly stops: readonly PlacedStop[];
}

/** A message at the gate. */
export interface HeldMessage {
  readonly at: StopName;
  /** As it is without any edit. */
  readonly original: Extract<Draft, { kind: 'request' | 'response' }>;
  readonly edits: readonly Edit[];
}

/** A run at this moment, held at a stop or on its way to one. */
export function snapshotOf(
  recorded: Trace,
  stop: Stop | undefined,
  performance: Performance | undefined,
): RunSnapshot {
  const draft = stop && stop.kind !== 'look' ? stop.draft() : undefined;
  const event = draft && performance?.stage.recorder.preview(draft);
  return {
    trace: event ? { ...recorded, events: [...recorded.events, event] } : recorded,
    pending: event && event.kind !== 'end' ? event.seq : undefined,
    waitsFor: waitsFor(stop),
    question: stop?.kind === 'question' ? { question: stop.question, page: stop.page } : undefined,
    offers: stop?.kind === 'end' ? stop.ending.offers : [],
    held: heldMessage(stop),
    stops: [...(performance?.stage.stops() ?? [])],
  };
}

function heldMessage(stop: Stop | undefined): HeldMessage | undefined {
  if (stop?.kind !== 'message') return undefined;
  const { at, original, edits } = stop;
  return original.kind === 'request' || original.kind === 'response'
    ? { at, original, edits: edits() }
    : undefined;
}

function waitsFor(stop: Stop | undefined): RunSnapshot['waitsFor'] {
  if (!stop) return 'working';
  if (stop.kind === 'end') return 'nothing';
  return stop.kind === 'question' ? 'person' : 'next';
}
