import type { RefObject } from 'react';
import type { Choosing } from '../../guide/choose/choosing.ts';
import type { Verdict } from '../../guide/choose/verdict.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { SpecLink } from '../../ui/SpecLink.tsx';
import { titleOf } from './board.ts';
import { CouldChange } from './CouldChange.tsx';
import { Differ } from './Differ.tsx';
import { Head } from './Head.tsx';
import type { Links } from './links.ts';
import styles from './Result.module.css';
import { Settings } from './Settings.tsx';
import { Standing } from './Standing.tsx';
import { Way } from './Way.tsx';
import { nearestTo } from './way.ts';

/** The flow that the answers lead to: why, the ways to run it, its settings, and what would change it. */
export function Result({
  now,
  verdict,
  links,
  heading,
}: {
  readonly now: Choosing;
  readonly verdict: Verdict;
  readonly links: Links;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}) {
  const { hrefOf, runHref, compareHref } = links;
  const { flow, options, beyond } = verdict;
  const nearest = nearestTo(now);
  return (
    <div className={styles['result']}>
      <Head now={now} hrefOf={hrefOf} />
      <div className={styles['said']}>
        <h1 ref={heading} tabIndex={-1}>
          {verdict.title}
        </h1>
        <p>{verdict.why}</p>
        <div className={styles['ways']}>
          <LinkButton variant="primary" icon="play" href={runHref(flow, options, true)}>
            Run it now
          </LinkButton>
          <LinkButton icon="next" href={runHref(flow, options)}>
            Step through it
          </LinkButton>
          {nearest && (
            <LinkButton icon="columns" href={compareHref({ left: flow, right: nearest })}>
              Compare with {titleOf(nearest)}
            </LinkButton>
          )}
        </div>
      </div>
      <Standing verdict={verdict} hrefOf={hrefOf} />
      <Settings settings={verdict.settings} />
      <Way now={now} hrefOf={hrefOf} />
      <CouldChange now={now} verdict={verdict} hrefOf={hrefOf} />
      <Differ now={now} />
      {beyond.length > 0 && (
        <section>
          <h2>Beyond the seven</h2>
          <ul className={styles['beyond']}>
            {beyond.map(({ text, spec }) => (
              <li key={text}>
                {text} <SpecLink {...spec} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
