import { useRef, useState } from 'react';
import type { Finding } from '../../diagnosis/finding.ts';
import type { Recipe } from '../../lab/index.ts';
import { Alert } from '../../ui/Alert.tsx';
import { ImportedWalk } from '../imported/ImportedWalk.tsx';
import { useLostFocus } from '../imported/use-lost-focus.ts';
import { replayOf } from '../reenact/replay.ts';
import { BesideReference } from './BesideReference.tsx';
import styles from './OpenTrace.module.css';
import { isSample, type OpenedTrace } from './opened.ts';

/** One opened trace: its attempts, or one of them beside the run as it should have been. */
export function OpenTrace({
  opened,
  onAttempt,
  openRun,
}: {
  readonly opened: OpenedTrace;
  onAttempt(attempt: number): void;
  openRun(recipe: Recipe): void;
}) {
  const { imported, diagnosis, attempt } = opened;
  const [beside, setBeside] = useState(false);
  const [problem, setProblem] = useState<string>();
  const root = useRef<HTMLDivElement>(null);
  useLostFocus(root, beside);
  const trace = imported.traces[attempt];
  if (!trace) return null;

  async function replay(finding: Finding) {
    if (!trace || !finding.fault) return;
    const replay = await replayOf(trace, finding.fault).catch((error: unknown) => ({
      problem: error instanceof Error ? error.message : String(error),
    }));
    if ('recipe' in replay) openRun(replay.recipe);
    else setProblem(replay.problem);
  }

  return (
    <div ref={root} className={styles['opened']}>
      {problem !== undefined && <Alert>The fault cannot be replayed. {problem}</Alert>}
      {beside ? (
        <BesideReference trace={trace} onClose={() => setBeside(false)} />
      ) : (
        <ImportedWalk
          {...{ imported, diagnosis, attempt }}
          sample={isSample(opened)}
          onAttempt={(at) => {
            setProblem(undefined);
            onAttempt(at);
          }}
          onReference={() => {
            setProblem(undefined);
            setBeside(true);
          }}
          onReplay={(_attempt, finding) => void replay(finding)}
        />
      )}
    </div>
  );
}
