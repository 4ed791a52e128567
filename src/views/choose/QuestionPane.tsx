import type { RefObject } from 'react';
import type { Choosing } from '../../guide/choose/choosing.ts';
import { disagreements } from '../../guide/disagreements.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { SpecLink } from '../../ui/SpecLink.tsx';
import { AnswerList } from './AnswerList.tsx';
import { BothSides } from './BothSides.tsx';
import { guidanceOn } from './guidance.ts';
import { Head } from './Head.tsx';
import { Help } from './Help.tsx';
import type { Links } from './links.ts';
import styles from './QuestionPane.module.css';
import { Signs } from './Signs.tsx';
import { Way } from './Way.tsx';

/** One question: why it is asked, its answers, help for who is not sure, examples, and what was answered before. */
export function QuestionPane({
  now,
  links,
  heading,
  pointed,
  onPoint,
}: {
  readonly now: Choosing;
  readonly links: Links;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  /** The id of the answer under the pointer or the focus. */
  readonly pointed: string | undefined;
  onPoint(answer: string | undefined): void;
}) {
  const { question } = now;
  if (!question) return null;
  const { first } = guidanceOn(now, disagreements);
  return (
    <div className={styles['pane']}>
      <Head now={now} hrefOf={links.hrefOf} />
      <div className={styles['asked']}>
        <h1 ref={heading} tabIndex={-1}>
          {question.title}
        </h1>
        <p>
          {question.reason} <SpecLink {...question.spec} />
        </p>
      </div>
      <AnswerList now={now} question={question} hrefOf={links.hrefOf} pointed={pointed} onPoint={onPoint} />
      {now.helping && <Help question={question} />}
      <section className={styles['part']}>
        <h2>Examples</h2>
        <Signs signs={question.examples} answers={question.answers} />
      </section>
      {first.length > 0 && (
        <Disclosure
          key={question.id}
          summary={`Auth0’s page and today’s guidance: ${first.length} ${first.length > 1 ? 'differences' : 'difference'} here`}
        >
          <BothSides disagreements={first} />
        </Disclosure>
      )}
      <Way now={now} hrefOf={links.hrefOf} />
      <p className={styles['words']}>
        A word is new to you? <a href={links.glossaryHref({})}>Look it up in the glossary</a>.
      </p>
    </div>
  );
}
