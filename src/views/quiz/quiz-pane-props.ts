import type { Attempt } from '../../guide/quiz/attempts.ts';
import type { Question } from '../../guide/quiz/question.ts';
import type { TraceModel } from '../../trace/index.ts';

/** What stands in place of the inspector: a question, or what became of them all. */
export interface QuizPaneProps {
  readonly flow: string;
  readonly model: TraceModel;
  /** The present question; without one the summary is shown. */
  readonly question: Question | undefined;
  /** All that were put in this run. */
  readonly attempts: readonly Attempt[];
  /** The run stands at its end. */
  readonly ended: boolean;
  /** How often Next asked for the question since it stands. */
  readonly showCount: number;
  onAttempt(attempt: Attempt): void;
  /** Goes on to the event. */
  onShow(): void;
  onLeave(): void;
  onClose(): void;
  onSelect(seq: number): void;
}
