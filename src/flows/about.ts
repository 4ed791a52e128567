import type { SpecRef } from '../protocol/spec.ts';

/** Where Auth0's practice is not what the specification says. */
export interface Difference {
  /** What it is about: `Status of a pending poll`. */
  readonly topic: string;
  /** What the specification says, in one sentence. */
  readonly specification: string;
  /** What Auth0 does, in one sentence. */
  readonly auth0: string;
  readonly spec: SpecRef;
  /** Auth0's own page. */
  readonly source: SpecRef;
}

/** What a reader is told of a flow as a whole. */
export interface About {
  /** Two or three sentences: what the flow does, and what makes it safe or not. */
  readonly why: string;
  /** Situations in which it is the right one, a sentence or a phrase each. */
  readonly when: readonly string[];
  /** Situations in which it is not, with the better way. */
  readonly whenNot: readonly string[];
  /** How it stands today. */
  readonly standing: {
    readonly verdict: 'recommended' | 'for special cases' | 'discouraged';
    /** One sentence, with what RFC 9700 and OAuth 2.1 say. */
    readonly text: string;
    readonly spec: SpecRef;
  };
  /** Where the flow is defined. */
  readonly spec: SpecRef;
  readonly differences: readonly Difference[];
}
