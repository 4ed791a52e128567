import type { About } from '../../flows/about.ts';
import type { FlowId } from '../../flows/index.ts';
import type { SpecRef } from '../../protocol/spec.ts';
import type { AnswerChoice, Query, QuestionId } from './question.ts';

/** One setting of the flow, as the answers want it. */
export interface Setting {
  /** The option's name; `pkce` for flows in which it is no option. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly why: string;
  readonly spec: SpecRef;
}

/** Another answer that leads to another verdict. */
export interface OtherWay {
  readonly question: QuestionId;
  readonly answer: AnswerChoice;
  /** The flow that it leads to, on the safe assumptions where new questions open. */
  readonly flow: FlowId;
  /** Its options; the same flow can differ in its settings alone. */
  readonly options: Query;
  /** The address of that verdict. */
  readonly answers: Query;
}

/** Where the answers lead. */
export interface Verdict {
  readonly flow: FlowId;
  /** The flow, as a headline. */
  readonly title: string;
  readonly why: string;
  /** For a run: only what differs from the flow's defaults. */
  readonly options: Query;
  readonly settings: readonly Setting[];
  readonly standing: About['standing'];
  /** What OAuth 2.1 or RFC 9700 hold against it, with the better way. */
  readonly warning?: {
    readonly text: string;
    readonly better: { readonly text: string; readonly answers: Query };
  };
  readonly couldChange: readonly OtherWay[];
  /** What the seven flows do not cover. */
  readonly beyond: readonly { readonly text: string; readonly spec: SpecRef }[];
}
