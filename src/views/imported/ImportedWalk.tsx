import { useRef, useState } from 'react';
import type { AttemptDiagnosis, Diagnosis } from '../../diagnosis/diagnosis.ts';
import type { Finding } from '../../diagnosis/finding.ts';
import type { Imported } from '../../trace/import/imported.ts';
import { AttemptHead } from './AttemptHead.tsx';
import { AttemptPanes } from './AttemptPanes.tsx';
import styles from './ImportedWalk.module.css';
import { useLostFocus } from './use-lost-focus.ts';

/** What the walk of an import is given. */
export interface ImportedWalkProps {
  readonly imported: Imported;
  readonly diagnosis: Diagnosis;
  /** Which of its attempts is shown, from 0. */
  readonly attempt: number;
  /** It is one of ours, to try the page with. */
  readonly sample?: boolean;
  onAttempt(attempt: number): void;
  /** Compares an attempt with a run in which all is right. */
  onReference(attempt: number): void;
  /** Does the fault of a finding again in a run of our own. */
  onReplay(attempt: number, finding: Finding): void;
}

const nothing: AttemptDiagnosis = { findings: [], checks: [] };

/** One attempt of an import: what went wrong, beside what really happened. */
export function ImportedWalk(props: ImportedWalkProps) {
  const { imported, diagnosis, attempt, sample = false, onAttempt, onReference, onReplay } = props;
  const [asked, setAsked] = useState<{ readonly attempt: number; readonly seq: number }>();
  const root = useRef<HTMLDivElement>(null);
  useLostFocus(root, attempt);
  const trace = imported.traces[attempt];
  if (!trace) return null;
  return (
    <div ref={root} className={styles['imported']}>
      <AttemptHead
        {...{ imported, diagnosis, attempt, sample }}
        onAttempt={(picked) => {
          setAsked(undefined);
          onAttempt(picked);
        }}
      />
      <AttemptPanes
        key={attempt}
        trace={trace}
        diagnosis={diagnosis.attempts[attempt] ?? nothing}
        attempt={attempt}
        asked={asked?.attempt === attempt ? asked.seq : undefined}
        onElsewhere={(other, seq) => {
          setAsked({ attempt: other, seq });
          onAttempt(other);
        }}
        onReference={() => onReference(attempt)}
        onReplay={(finding) => onReplay(attempt, finding)}
      />
    </div>
  );
}
