import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import styles from './ContinueList.module.css';
import type { KeptRun, LastRun } from './kept-run.ts';
import { runLine } from './run-line.ts';
import type { RunStore } from './store.ts';
import { useKeptRuns } from './use-kept-runs.ts';

/** So many stand open; the others are a click away. */
const OPEN = 2;

/** The runs that were left, for the first page; nothing where there are none. */
export function ContinueList({
  store,
  titleOf,
  now,
  onContinue,
}: {
  readonly store: RunStore;
  /** A flow's title; a run of a flow that there is none of is not shown. */
  titleOf(flow: string): string | undefined;
  /** Milliseconds since 1970. */
  now(): number;
  onContinue(kept: KeptRun): void;
}) {
  const { last, refresh } = useKeptRuns(store);
  const heading = useRef<HTMLHeadingElement>(null);
  const [problem, setProblem] = useState<string>();
  const [forgotten, setForgotten] = useState(0);
  // The button that had the focus is gone.
  useEffect(() => {
    if (forgotten > 0) heading.current?.focus();
  }, [forgotten]);

  const at = now();
  const rows = last.runs.flatMap((run) => {
    const title = titleOf(run.recipe.flow);
    return title === undefined ? [] : [{ run, title }];
  });
  if (rows.length === 0) return null;
  function forget(flow: string) {
    const result = store.forgetLast(flow);
    setProblem(result.done ? undefined : result.problem);
    refresh();
    if (result.done) setForgotten(forgotten + 1);
  }
  const row = ({ run, title }: { readonly run: LastRun; readonly title: string }) => (
    <li key={run.recipe.flow} className={styles['row']}>
      <p className={styles['words']}>
        <strong>{title}</strong> <span>{runLine(run, title, run.keptAt, at)}</span>
      </p>
      <span className={styles['ways']}>
        <Button aria-label={`Continue ${title}`} onClick={() => onContinue(run)}>
          Continue
        </Button>
        <Button variant="plain" aria-label={`Forget ${title}`} onClick={() => forget(run.recipe.flow)}>
          Forget
        </Button>
      </span>
    </li>
  );
  const more = rows.slice(OPEN);
  return (
    <section aria-labelledby="continue-heading" className={styles['continue']}>
      <h2 id="continue-heading" ref={heading} tabIndex={-1}>
        Continue where you were
      </h2>
      {problem !== undefined && <p role="alert">{problem}</p>}
      <ul>{rows.slice(0, OPEN).map(row)}</ul>
      {more.length > 0 && (
        <Disclosure summary={`${more.length} more`}>
          <ul>{more.map(row)}</ul>
        </Disclosure>
      )}
    </section>
  );
}
