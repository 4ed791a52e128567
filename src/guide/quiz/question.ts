import type { Step } from '../../flows/contract.ts';
import type { SpecRef } from '../../protocol/spec.ts';
import type { TraceEvent, TraceModel } from '../../trace/index.ts';
import { shuffled } from './shuffle.ts';

/** What a question asks about an event that is still to come. */
export type QuestionKind =
  | 'refusing check'
  | 'outcome'
  | 'sends'
  | 'carries'
  | 'channel'
  | 'compares'
  | 'tokens'
  | 'lifetime'
  | 'actor';

/** What a maker reads. Names in backticks are wire names, here and in all texts of a question. */
export interface Course {
  /** The run to its end, the future included. */
  readonly model: TraceModel;
  readonly steps: readonly Step[];
  /** The recipe's: the order of the choices comes from it. */
  readonly seed: string;
}

/** A question before its choices are mixed. */
export interface Draft {
  readonly kind: QuestionKind;
  /** What it is about; the same is asked once in a run. */
  readonly about: string;
  readonly prompt: string;
  readonly right: string;
  /** Wrong in this run, the most plausible first. */
  readonly wrong: readonly string[];
  /** Why, in one or two sentences. */
  readonly explanation: string;
  readonly spec: SpecRef;
  /** How much it teaches, 1 to 4; 5 is asked in any case. */
  readonly worth: number;
}

/** Makes the questions that can be asked before an event is shown; none where it has nothing to ask. */
export type Maker = (course: Course, event: TraceEvent) => readonly Draft[];

/** A question as it is asked. */
export interface Question extends Omit<Draft, 'right' | 'wrong' | 'worth'> {
  /** The event that it is asked before. */
  readonly seq: number;
  readonly step: number;
  readonly choices: readonly string[];
  /** The position of the right choice. */
  readonly right: number;
}

const MAX_WRONG = 3;

/** Mixes the choices of a draft, the same way each time; `undefined` where there is nothing to choose between. */
export function posed(draft: Draft, { seq, step }: TraceEvent, seed: string): Question | undefined {
  const { right, wrong, worth: _, ...rest } = draft;
  const others = [...new Set(wrong)].filter((text) => text !== right).slice(0, MAX_WRONG);
  if (others.length === 0) return undefined;
  const choices = shuffled([right, ...others], `${seed} ${seq} ${draft.about}`);
  return { ...rest, seq, step, choices, right: choices.indexOf(right) };
}

/** One question in the words of its parts: the same question, whatever was asked before. */
export const questionId = ({ seq, prompt, choices, right }: Question): string =>
  `${seq} ${prompt} ${choices[right]}`;
