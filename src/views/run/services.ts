import type { Recipe } from '../../lab/index.ts';
import type { KeptRun } from '../saved/kept-run.ts';
import type { RunStore } from '../saved/store.ts';

/** What the run screen is given from outside: where runs are kept, links, and the time of day. */
export interface RunServices {
  /** Keeps the present run for when this tab is loaded again, and for another day. Gives a sentence where that did not work. */
  keep(kept: KeptRun): string | undefined;
  readonly store: RunStore;
  /** Milliseconds since 1970. */
  now(): number;
  /** A link that opens at this run; it works from any place. */
  linkOf(kept: KeptRun): Promise<string>;
  /** A link to the flow and a step of it, and to nothing that was done. */
  plainLink(step: number | undefined): string;
  /** A link to two runs beside each other. */
  sideBySideLink(left: Recipe, right: Recipe): Promise<string>;
  /** Goes to a run of another flow. */
  open(kept: KeptRun): void;
  /** Sets up a new run by its link. `false` where that link is the present one already. */
  setUp(recipe: Recipe): Promise<boolean>;
}
