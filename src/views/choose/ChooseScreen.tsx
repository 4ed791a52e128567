import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { addressOf, afterAnswer, type Choosing, choosing } from '../../guide/choose/choosing.ts';
import type { Query } from '../../guide/choose/question.ts';
import { Board } from './Board.tsx';
import { boardOf } from './board.ts';
import styles from './ChooseScreen.module.css';
import type { Links } from './links.ts';
import { QuestionPane } from './QuestionPane.tsx';
import { Result } from './Result.tsx';
import { Situations } from './Situations.tsx';
import { useChoiceKeys } from './use-choice-keys.ts';

/** Which flow? One question at a time, what the answers leave of the seven flows, and in the end a flow that runs. */
export function ChooseScreen({
  query,
  ...links
}: Links & {
  /** The answers, as the address has them. */
  readonly query: Query;
}) {
  const now = useMemo(() => choosing(query), [query]);
  const place = JSON.stringify(addressOf(now));
  const heading = useArrival(place);
  const [pointed, setPointed] = useState<{ readonly place: string; readonly answer: string }>();
  const answer = pointed?.place === place ? pointed.answer : undefined;
  useChoiceKeys(now, links);

  return (
    <div className={styles['choose']}>
      {now.verdict ? (
        <Result now={now} verdict={now.verdict} links={links} heading={heading} />
      ) : (
        <QuestionPane
          now={now}
          links={links}
          heading={heading}
          pointed={answer}
          onPoint={(id) => setPointed(id === undefined ? undefined : { place, answer: id })}
        />
      )}
      <Board now={now} rows={boardOf(now, answer === undefined ? undefined : pointedAt(now, answer))} />
      {now.path.length === 0 && !now.helping && <Situations hrefOf={links.hrefOf} />}
    </div>
  );
}

function pointedAt(now: Choosing, answer: string): Choosing {
  return choosing(afterAnswer(now, answer));
}

/** Takes the focus to the headline whenever another state comes, but not when the screen has just been opened. */
function useArrival(place: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const at = useRef(place);
  useLayoutEffect(() => {
    if (at.current === place) return;
    at.current = place;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [place]);
  return heading;
}
