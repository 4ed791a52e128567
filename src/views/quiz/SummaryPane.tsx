import { useState } from 'react';
import { scoreOf, toLookAtAgain } from '../../guide/quiz/attempts.ts';
import type { Question } from '../../guide/quiz/question.ts';
import type { TraceEvent } from '../../trace/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { eventSentence } from '../event-words.ts';
import { flows } from '../home/flows.ts';
import type { QuizPaneProps } from './quiz-pane-props.ts';
import styles from './SummaryPane.module.css';
import type { ScoreStore } from './score-store.ts';
import { plainText, scoreWords } from './words.ts';

/** What became of the questions of a run, what to look at again, and the scores of all flows. */
export function SummaryPane({
  model,
  attempts,
  ended,
  scores,
  onSelect,
  onClose,
}: Omit<QuizPaneProps, 'question'> & { readonly scores: ScoreStore }) {
  const score = scoreOf(attempts);
  const again = toLookAtAgain(attempts);
  const skipped = attempts.length - score.asked;
  return (
    <Panel title="Questions so far" className={styles['pane']}>
      <div className={styles['inside']}>
        <p className={styles['score']}>
          <strong>{score.asked === 0 ? 'None answered' : scoreWords(score)}</strong>
          {ended ? ' in this run' : ' in this run so far'}
          {skipped > 0 && `, ${skipped} skipped`}
        </p>
        {again.length > 0 && (
          <section>
            <h3>Look again at</h3>
            <ul className={styles['again']}>
              {again.map(({ question }) => (
                <li key={question.seq}>
                  <LookAgain question={question} event={model.event(question.seq)} onSelect={onSelect} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {score.asked > 0 && again.length === 0 && <p>Nothing to look at again.</p>}
        <AllScores scores={scores} />
        <Button onClick={onClose}>Close</Button>
      </div>
    </Panel>
  );
}

/** An event that a wrong answer was about; one that is not shown yet cannot be gone to. */
function LookAgain({
  question: { seq, step, prompt },
  event,
  onSelect,
}: {
  readonly question: Question;
  readonly event: TraceEvent | undefined;
  onSelect(seq: number): void;
}) {
  if (!event)
    return (
      <p>
        <strong>Step {step}, still to come</strong>
        <span>{plainText(prompt)}</span>
      </p>
    );
  return (
    <button type="button" onClick={() => onSelect(seq)}>
      <strong>
        Step {step}, {eventSentence(event)}
      </strong>
      <span>{plainText(prompt)}</span>
    </button>
  );
}

/** The scores that this browser keeps, by flow. */
function AllScores({ scores }: { readonly scores: ScoreStore }) {
  const [said, setSaid] = useState('');
  const { flows: kept, problem } = scores.read();
  const rows = flows.flatMap(({ id, title }) => {
    const score = Object.hasOwn(kept, id) ? kept[id] : undefined;
    return score ? [{ id, title, score }] : [];
  });
  function reset() {
    const done = scores.reset();
    setSaid(done.done ? 'The score is reset.' : done.problem);
  }
  return (
    <section>
      {rows.length > 0 && (
        <>
          <h3>All runs</h3>
          <dl className={styles['all']}>
            {rows.map(({ id, title, score }) => (
              <div key={id}>
                <dt>{title}</dt>
                <dd>{scoreWords(score)}</dd>
              </div>
            ))}
          </dl>
          <Button icon="restart" onClick={reset}>
            Reset the score
          </Button>
        </>
      )}
      <p aria-live="polite" className={styles['said']}>
        {said || problem}
      </p>
    </section>
  );
}
