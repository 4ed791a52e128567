import type { SpecRef } from '../../protocol/spec.ts';
import type { Walk } from './walk.ts';

/** What a protection does, and when. */
export interface Description {
  /** What happens while it is on: `Compares state`. */
  readonly label: string;
  /** Which attack it stops, and what opens without it. */
  readonly protects: string;
  readonly spec: SpecRef;
  /** The value that protects is `false`: the switch lets something dangerous in. */
  readonly inverted?: true;
  /** No specification demands it, and by default it is off. */
  readonly beyond?: true;
  /** Whether it can touch anything on such a walk. */
  readonly matters: (walk: Walk) => boolean;
}

/** A description for every switch of somebody, in the order in which a reader meets them. */
export type Descriptions<Switches> = Readonly<Record<keyof Switches, Description>>;
