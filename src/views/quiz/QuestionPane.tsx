import { useLayoutEffect, useRef, useState } from 'react';
import { type Attempt, attemptAt, isRight, scoreOf } from '../../guide/quiz/attempts.ts';
import type { Question } from '../../guide/quiz/question.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SpecLink } from '../../ui/SpecLink.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { Sentence } from '../inspector/values/Sentence.tsx';
import { ChoiceButton } from './ChoiceButton.tsx';
import styles from './QuestionPane.module.css';
import type { QuizPaneProps } from './quiz-pane-props.ts';
import { ScoreLine } from './ScoreLine.tsx';
import type { ScoreStore } from './score-store.ts';
import { plainText, verdictOf } from './words.ts';

/** For the link below the reason, in pixels. */
const ROOM = 44;

/** A question about the event that comes, its choices, and once one is taken, what is right and why. */
export function QuestionPane({
  question,
  flow,
  attempts,
  scores,
  showCount,
  onAttempt,
  onShow,
  onLeave,
}: QuizPaneProps & { readonly question: Question; readonly scores: ScoreStore }) {
  const attempt = attemptAt(attempts, question);
  const heading = useRef<HTMLHeadingElement>(null);
  const result = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLElement>(null);
  const [problem, setProblem] = useState<string>();
  useFocusByKeyboard(heading, showCount);
  useLayoutEffect(() => {
    if (attempt) clearOf(foot.current, result.current);
  }, [attempt]);

  function choose(given: number | undefined) {
    if (attempt || (given !== undefined && given >= question.choices.length)) return;
    const made: Attempt = { question, given };
    if (given !== undefined) {
      const done = scores.count(flow, isRight(made));
      setProblem(done.done ? undefined : done.problem);
    }
    onAttempt(made);
  }
  useKeys({
    ...Object.fromEntries(question.choices.map((_, at) => [String(at + 1), () => choose(at)])),
    Enter: attempt && onShow,
  });
  return (
    <Panel
      title="Question"
      className={styles['pane']}
      actions={<ScoreLine run={scoreOf(attempts)} all={scores.read().flows[flow]} />}
    >
      <div className={styles['inside']}>
        <h3 ref={heading} tabIndex={-1} className={styles['prompt']}>
          <Sentence text={question.prompt} />
        </h3>
        <ol className={styles['choices']} aria-label="Choices">
          {question.choices.map((choice, at) => (
            <li key={choice}>
              <ChoiceButton
                number={at + 1}
                text={choice}
                look={lookOf(at, question, attempt)}
                onChoose={() => choose(at)}
              />
            </li>
          ))}
        </ol>
        <div ref={result} aria-live="polite" className={styles['result']}>
          {!attempt && showCount > 0 && <p>Choose an answer or skip it; then the run goes on.</p>}
          {attempt && (
            <>
              <p className={styles['verdict']} data-result={verdictOf(attempt).tone}>
                <strong>{verdictOf(attempt).text}</strong>{' '}
                {!isRight(attempt) && plainText(`The answer: ${question.choices[question.right]}.`)}
              </p>
              <p>
                <Sentence text={question.explanation} />
              </p>
            </>
          )}
        </div>
        {attempt && <SpecLink {...question.spec} />}
        {problem !== undefined && <p className={styles['problem']}>{problem}</p>}
      </div>
      <footer ref={foot} className={styles['foot']}>
        {attempt ? (
          <Button variant="primary" icon="next" iconLast aria-keyshortcuts="Enter" onClick={onShow}>
            Show it
          </Button>
        ) : (
          <Button onClick={() => choose(undefined)}>Skip</Button>
        )}
        <Button variant="plain" aria-keyshortcuts="q" onClick={onLeave}>
          No more questions
        </Button>
        <p className={styles['keys']}>
          <KeyHint keys="1" /> to <KeyHint keys={String(question.choices.length)} /> choose,{' '}
          <KeyHint keys="Enter" /> goes on, <KeyHint keys="Q" /> leaves.
        </p>
      </footer>
    </Panel>
  );
}

/** How a choice looks once one was taken. */
function lookOf(at: number, { right }: Question, attempt: Attempt | undefined) {
  if (!attempt) return 'open';
  if (at === right) return at === attempt.given ? 'right' : 'answer';
  return at === attempt.given ? 'wrong' : 'closed';
}

/** Scrolls the pane, and nothing around it, until its foot covers nothing of an element. */
function clearOf(foot: HTMLElement | null, element: HTMLElement | null): void {
  const covered =
    (element?.getBoundingClientRect().bottom ?? 0) - (foot?.getBoundingClientRect().top ?? 0) + ROOM;
  if (covered > 0) foot?.parentElement?.scrollBy(0, covered);
}

/** Whoever came here by keyboard reads on here; a pointer stays where it is. */
function useFocusByKeyboard(heading: { readonly current: HTMLElement | null }, count: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once more, it takes the focus once more.
  useLayoutEffect(() => {
    const { activeElement } = document;
    const byKeyboard =
      !activeElement ||
      activeElement === document.body ||
      activeElement.matches(':focus-visible, [tabindex="-1"]');
    if (byKeyboard) heading.current?.focus();
  }, [heading, count]);
}
