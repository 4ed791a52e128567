import type { Outcome } from './outcome.ts';

/** What the sender of a bad request gets. */
export interface Answer {
  /** Asserts that an outcome is this answer. */
  holds(outcome: Outcome): void;
  /** It is a page with a form again, whose own hidden values it must show. */
  readonly showsForm?: boolean;
}
