import type { Check } from '../../../protocol/check.ts';
import { cx } from '../../../ui/cx.ts';
import { Shortened } from '../../../ui/Shortened.tsx';
import { SpecLink } from '../../../ui/SpecLink.tsx';
import { Verdict } from '../../../ui/Verdict.tsx';
import { SecretChip } from '../../secrets/SecretChip.tsx';
import { useInspection } from '../context.ts';
import styles from './CheckList.module.css';
import { differing, type Stretch } from './differing.ts';
import { Marked } from './Marked.tsx';

/** Checks, each with what was expected and what was found; what was refused comes first. */
export function CheckList({ checks }: { readonly checks: readonly Check[] }) {
  const refused = checks.filter((check) => !check.passed);
  const passed = checks.filter((check) => check.passed);
  return (
    <ul className={styles['checks']}>
      {[...refused, ...passed].map((check, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a party may run one check twice.
        <li key={`${check.id} ${at}`} className={cx(styles['check'], !check.passed && styles['refused'])}>
          <p className={styles['head']}>
            <span className={styles['title']}>{check.title}</span>
            <Verdict outcome={check.passed ? 'passed' : 'refused'} />
          </p>
          <Compared check={check} />
          <SpecLink {...check.spec} />
        </li>
      ))}
    </ul>
  );
}

function Compared({ check: { expected, actual, passed } }: { readonly check: Check }) {
  if (expected === actual)
    return (
      <dl className={styles['compared']}>
        <dt>both</dt>
        <dd>
          <Text value={actual} label="Both" />
        </dd>
      </dl>
    );
  // Where a check passed, texts that differ are no fault.
  const marks = passed ? undefined : differing(expected, actual);
  return (
    <dl className={styles['compared']}>
      <dt>expected</dt>
      <dd>
        <Text value={expected} label="Expected" stretches={marks?.a} />
      </dd>
      <dt>found</dt>
      <dd>
        <Text value={actual} label="Found" stretches={marks?.b} />
      </dd>
    </dl>
  );
}

function Text({
  value,
  label,
  stretches = [],
}: {
  readonly value: string;
  readonly label: string;
  readonly stretches?: readonly Stretch[] | undefined;
}) {
  const { model, follow } = useInspection().selection;
  const secret = model.secretByValue(value);
  const marked = stretches.some(({ differs }) => differs);
  return (
    <span className={styles['text']}>
      {secret && <SecretChip secret={secret} follow={follow} />}
      {marked ? (
        <code className={styles['whole']}>
          <Marked stretches={stretches} />
        </code>
      ) : (
        <Shortened value={value} label={label} keep={secret ? 20 : 72} copy={secret !== undefined} />
      )}
    </span>
  );
}
