import { QuestionPane } from './QuestionPane.tsx';
import type { QuizPaneProps } from './quiz-pane-props.ts';
import { SummaryPane } from './SummaryPane.tsx';
import { openScoreStore } from './score-store.ts';

const scores = openScoreStore(() => window.localStorage, 'grant-tour.question-scores');

/** The question that stands, or the summary. */
export function QuizPane({ question, ...props }: QuizPaneProps) {
  return question ? (
    <QuestionPane key={`${question.seq} ${question.prompt}`} {...props} question={question} scores={scores} />
  ) : (
    <SummaryPane {...props} scores={scores} />
  );
}
