import type { AttemptDiagnosis } from '../../diagnosis/diagnosis.ts';
import type { Finding } from '../../diagnosis/finding.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icons.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { FindingActs } from './acts.ts';
import { CheckedRules } from './CheckedRules.tsx';
import { FindingItem } from './FindingItem.tsx';
import styles from './Findings.module.css';
import { findingsInWords, outcomeOf } from './words.ts';

/** What is wrong in one attempt, the cause first, with the proof; then what was checked and what could not be. */
export function Findings({
  diagnosis,
  className,
  ...acts
}: FindingActs & {
  /** `undefined` while it is worked out. */
  readonly diagnosis: AttemptDiagnosis | undefined;
  readonly className?: string | undefined;
}) {
  return (
    <Panel
      title="Findings"
      className={className}
      actions={diagnosis && <span className={styles['count']}>{findingsInWords(diagnosis.findings)}</span>}
    >
      {diagnosis ? (
        <FindingsBody diagnosis={diagnosis} acts={acts} />
      ) : (
        <p className={styles['waits']}>Checking…</p>
      )}
    </Panel>
  );
}

/** The same without the frame of a pane, for a place that has its own. */
export function FindingsBody({
  diagnosis,
  acts,
}: {
  readonly diagnosis: AttemptDiagnosis;
  readonly acts: FindingActs;
}) {
  const { findings, checks } = diagnosis;
  const outcome = outcomeOf(diagnosis);
  const found = outcome.tone === 'found';
  return (
    <>
      {!found && (
        <div className={cx(styles['outcome'], styles[outcome.tone])}>
          <Icon name={outcome.tone === 'clean' ? 'check' : 'info'} />
          <div>
            <h3>{outcome.title}</h3>
            <p>{outcome.text}</p>
          </div>
        </div>
      )}
      <ol className={styles['list']}>
        {keyed(findings).map(([key, finding], at) => (
          <li key={key}>
            <FindingItem finding={finding} number={at + 1} first={found && at === 0} acts={acts} />
          </li>
        ))}
      </ol>
      {checks.length > 0 && <CheckedRules checks={checks} acts={acts} />}
    </>
  );
}

/** One rule may find several things. */
function keyed(findings: readonly Finding[]): (readonly [key: string, finding: Finding])[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const count = seen.get(finding.rule) ?? 0;
    seen.set(finding.rule, count + 1);
    return [`${finding.rule} ${count}`, finding];
  });
}
