import type { SecretKind } from '../protocol/parties.ts';
import type { TraceEvent } from '../trace/events.ts';

/** A secret as one event carries it. */
export interface CarriedSecret {
  /** The same for every place that the value goes. */
  readonly id: string;
  readonly kind: SecretKind;
  /** A few characters that tell this value from others of its kind. */
  readonly fingerprint: string;
}

/** What the diagram draws of one event. Events that are no stop are left out. */
export interface DiagramEvent {
  readonly event: TraceEvent;
  readonly secrets: readonly CarriedSecret[];
}
