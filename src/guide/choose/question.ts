import type { SpecRef } from '../../protocol/spec.ts';

/** What the address of a screen carries, by name. */
export type Query = Readonly<Record<string, string>>;

/** The questions, as their answers are named in an address. */
export type QuestionId =
  | 'machine'
  | 'server'
  | 'early'
  | 'api'
  | 'back'
  | 'password'
  | 'page'
  | 'signin'
  | 'native'
  | 'return'
  | 'device'
  | 'away'
  | 'stakes'
  | 'keys';

/** One answer of a question. */
export interface AnswerChoice {
  /** As it stands in an address: `yes`, `loopback`. */
  readonly id: string;
  readonly label: string;
  /** What the answer means, in one sentence. */
  readonly hint?: string;
}

/** Something that tells for an answer. */
export interface Sign {
  readonly text: string;
  /** The answer's id. */
  readonly answer: string;
}

/** One question of the chooser. */
export interface Question {
  readonly id: QuestionId;
  /** The question itself, to the developer. */
  readonly title: string;
  /** Why it is asked, in one or two sentences. */
  readonly reason: string;
  readonly examples: readonly Sign[];
  /** Two to four. */
  readonly answers: readonly AnswerChoice[];
  /** For whoever is not sure. */
  readonly unsure: {
    /** How to find out. */
    readonly help: string;
    readonly signs: readonly Sign[];
    /** The safe answer's id. */
    readonly assume: string;
    /** Why that one is safe. */
    readonly why: string;
  };
  readonly spec: SpecRef;
}
