import type { Check } from '../../protocol/check.ts';
import type { Difference } from '../../trace/index.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Shortened } from '../../ui/Shortened.tsx';
import { Verdict } from '../../ui/Verdict.tsx';
import styles from './DifferenceList.module.css';
import { DifferenceTable } from './DifferenceTable.tsx';
import { type SideNames, sorted } from './differences.ts';
import { freshInWords } from './words.ts';

/** All differences of two events: checks with both verdicts, fields with both values, and folded what is new in each run. */
export function DifferenceList({
  differences,
  sides,
}: {
  readonly differences: readonly Difference[];
  readonly sides: SideNames;
}) {
  const { fields, checks, lonely, fresh } = sorted(differences);
  return (
    <div
      className={styles['list']}
      style={{ '--side-width': `${Math.max(...sides.map(({ length }) => length))}ch` }}
    >
      {checks.length > 0 && <ChecksBeside differences={checks} sides={sides} />}
      {fields.length > 0 && <DifferenceTable label="What differs" differences={fields} sides={sides} />}
      {lonely.length > 0 && (
        <Disclosure
          summary={
            lonely.length === 1
              ? '1 check was made on one side only'
              : `${lonely.length} checks were made on one side only`
          }
        >
          <ChecksBeside differences={lonely} sides={sides} />
        </Disclosure>
      )}
      {fresh.length > 0 && (
        <Disclosure summary={freshInWords(fresh.length)}>
          <DifferenceTable label="New in each run" differences={fresh} sides={sides} />
        </Disclosure>
      )}
    </div>
  );
}

function ChecksBeside({
  differences,
  sides,
}: {
  readonly differences: readonly Difference[];
  readonly sides: SideNames;
}) {
  return (
    <ul className={styles['checks']}>
      {differences.map(({ name, checks: [left, right] = [undefined, undefined] }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a party may run one check twice.
        <li key={`${name} ${at}`} className={styles['check']}>
          <p className={styles['title']}>{left?.title ?? right?.title ?? name}</p>
          <dl className={styles['verdicts']}>
            <dt>{sides[0]}</dt>
            <dd>
              <Outcome check={left} beside={right} />
            </dd>
            <dt>{sides[1]}</dt>
            <dd>
              <Outcome check={right} beside={left} />
            </dd>
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** How a check came out, and what it compared: what it expected only where that says something. */
function Outcome({
  check,
  beside,
}: {
  readonly check: Check | undefined;
  readonly beside: Check | undefined;
}) {
  if (!check) return <Verdict outcome="skipped" />;
  const { passed, expected, actual } = check;
  const unexpected = expected !== actual && (!passed || expected !== beside?.expected);
  const texts = [...(unexpected ? [['expected', expected]] : []), ['found', actual]];
  return (
    <>
      <Verdict outcome={passed ? 'passed' : 'refused'} />
      {texts.map(([what = '', text = '']) => (
        <span key={what} className={styles['text']}>
          {what} <Shortened value={text} label={what} keep={20} copy={false} />
        </span>
      ))}
    </>
  );
}
