import { useMemo } from 'react';
import type { AttemptDiagnosis, Diagnosis } from '../../diagnosis/diagnosis.ts';
import { visible } from '../../trace/export/visible.ts';
import type { Imported } from '../../trace/import/imported.ts';
import { Popover } from '../../ui/Popover.tsx';
import styles from './AttemptHead.module.css';
import { AttemptList } from './AttemptList.tsx';
import { attemptRows } from './attempts.ts';
import { LackList } from './LackList.tsx';
import { PassOn } from './PassOn.tsx';
import { flowTitle, titleOfTrace } from './words.ts';

const nothing: AttemptDiagnosis = { findings: [], checks: [] };

/** Which attempt this is, of which flow, who recorded it, what such a recording lacks, and the way to the other attempts. */
export function AttemptHead({
  imported,
  diagnosis,
  attempt,
  sample = false,
  onAttempt,
}: {
  readonly imported: Imported;
  readonly diagnosis: Diagnosis;
  readonly attempt: number;
  /** It is one of ours, to try the page with. */
  readonly sample?: boolean;
  onAttempt(attempt: number): void;
}) {
  const { traces } = imported;
  const rows = useMemo(() => attemptRows(traces, diagnosis), [traces, diagnosis]);
  const trace = traces[attempt];
  if (!trace) return null;
  const { exporters = [], lacks = [] } = trace.imported ?? {};
  return (
    <header className={styles['head']}>
      <div className={styles['words']}>
        <h1 tabIndex={-1} className={styles['title']}>
          {flowTitle(trace.flow)}
        </h1>
        <p className={styles['where']}>
          <bdi>{visible(titleOfTrace(trace))}</bdi>
          {sample && ', a sample recorded from our own server'}
          {!sample && exporters.length > 0 && (
            <>
              , from <bdi>{visible(exporters.join(', ').slice(0, 80))}</bdi>
            </>
          )}
        </p>
      </div>
      <div className={styles['more']}>
        {lacks.length > 0 && (
          <Popover
            label={`Not in this export: ${lacks.length}`}
            icon="info"
            variant="plain"
            className={styles['panel']}
          >
            {() => <LackList lacks={lacks} />}
          </Popover>
        )}
        <Popover label="Pass on" icon="save" variant="plain" className={styles['panel']}>
          {() => <PassOn {...{ trace, attempt }} diagnosis={diagnosis.attempts[attempt] ?? nothing} />}
        </Popover>
        {rows.length > 1 && (
          <Popover label={`Attempt ${attempt + 1} of ${rows.length}`} icon="down" className={styles['panel']}>
            {(close) => (
              <AttemptList
                rows={rows}
                present={attempt}
                onPick={(picked) => {
                  close();
                  onAttempt(picked);
                }}
              />
            )}
          </Popover>
        )}
      </div>
    </header>
  );
}
