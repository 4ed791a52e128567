import { useMemo } from 'react';
import type { Step } from '../../lab/index.ts';
import { compareTraces, type Trace, traceModel } from '../../trace/index.ts';
import { LiveStatus } from '../../ui/LiveStatus.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { Columns } from './Columns.tsx';
import { DifferencesPane } from './DifferencesPane.tsx';
import { sectionsOf, summaryOf } from './rows.ts';
import styles from './SideBySide.module.css';
import { Transport } from './Transport.tsx';
import { presentRow, waysFrom } from './walk.ts';
import { rowInWords, summaryInWords } from './words.ts';

/** One of two runs that stand beside each other. */
export interface SideRun {
  /** What a person calls it: `The untouched run`. */
  readonly title: string;
  readonly trace: Trace;
  /** The flow's title; its id where nobody says it. */
  readonly flow?: string;
  readonly steps: readonly Step[];
}

/** Two runs beside each other, aligned by meaning; one row is present on both sides, and its differences are open. */
export function SideBySide({
  left,
  right,
  row,
  onRow,
}: {
  readonly left: SideRun;
  readonly right: SideRun;
  /** The present row; the first that differs, where it is not given. */
  readonly row: number | undefined;
  onRow(row: number): void;
}) {
  const models = useMemo(
    () => [traceModel(left.trace), traceModel(right.trace)] as const,
    [left.trace, right.trace],
  );
  const comparison = useMemo(() => compareTraces(...models), [models]);
  const sections = useMemo(
    () => sectionsOf(comparison, left.steps, right.steps),
    [comparison, left.steps, right.steps],
  );
  const present = presentRow(comparison, row);
  const ways = waysFrom(comparison.rows, present);
  const go = (to: number | undefined) => () => to !== undefined && onRow(to);
  const last = comparison.rows.length - 1;
  useKeys({
    ArrowRight: go(ways.next),
    ArrowLeft: go(ways.back),
    Home: go(present === 0 ? undefined : 0),
    End: go(present === last ? undefined : last),
    ...{ n: go(ways.followingDifference), N: go(ways.differenceBefore) },
    ...{ d: go(ways.followingDifference), D: go(ways.differenceBefore) },
  });
  return (
    <div className={styles['beside']}>
      <div className={styles['panes']}>
        <Columns
          heads={[
            <Head key="left" run={left} words={summaryInWords(summaryOf(models[0]))} />,
            <Head key="right" run={right} words={summaryInWords(summaryOf(models[1]))} />,
          ]}
          sections={sections}
          present={present}
          onRow={onRow}
        />
        <DifferencesPane comparison={comparison} row={present} />
      </div>
      <footer className={styles['dock']}>
        <LiveStatus text={rowInWords(comparison, present)} className={styles['status']} />
        <Transport ways={ways} onRow={onRow} />
      </footer>
    </div>
  );
}

function Head({ run: { title, flow, trace }, words }: { readonly run: SideRun; readonly words: string }) {
  return (
    <div className={styles['head']}>
      <strong>{title}</strong>
      <span className={styles['flow']}>{flow ?? trace.flow}</span>
      <span className={styles['words']}>{words}</span>
    </div>
  );
}
