import type { ReactNode } from 'react';
import { Badge } from '../../../ui/Badge.tsx';
import { cx } from '../../../ui/cx.ts';
import { Shortened } from '../../../ui/Shortened.tsx';
import { Verdict } from '../../../ui/Verdict.tsx';
import { SecretChip } from '../../secrets/SecretChip.tsx';
import { differing } from '../checks/differing.ts';
import { Marked } from '../checks/Marked.tsx';
import { useInspection } from '../context.ts';
import styles from './Proof.module.css';

/** Something worked out again before the eye, from top to bottom. */
export function Proof({ children }: { readonly children: ReactNode }) {
  return <div className={styles['proof']}>{children}</div>;
}

/** One value on the way, under its wire name. */
export function Stage({
  label,
  note,
  children,
}: {
  readonly label: string;
  readonly note: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles['stage']}>
      <p className={styles['label']}>
        <code>{label}</code> <span>{note}</span>
      </p>
      {children}
    </div>
  );
}

/** A value in full, or `short`, with its chip where it is a secret of the trace. */
export function Text({
  value,
  short,
  children,
}: {
  readonly value: string;
  /** What the value is called; it is cut in the middle then. */
  readonly short?: string;
  /** The value's own text with marks in it. */
  readonly children?: ReactNode;
}) {
  const { model, follow } = useInspection().selection;
  const secret = model.secretByValue(value);
  return (
    <p className={styles['text']}>
      {short ? <Shortened value={value} label={short} keep={36} /> : <code>{children ?? value}</code>}
      {secret && <SecretChip secret={secret} follow={follow} />}
    </p>
  );
}

/** What is done to the value above it. */
export function Arrow({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles['arrow']}>
      <span aria-hidden="true">↓</span>
      <Badge tone="soft">{children}</Badge>
    </p>
  );
}

/** Bytes in hexadecimal; those from `taken` on are faint, because they go no further. */
export function Bytes({
  bytes,
  taken = bytes.length,
}: {
  readonly bytes: readonly string[];
  readonly taken?: number;
}) {
  return (
    <p className={styles['bytes']}>
      {bytes.map((byte, at) => (
        <code
          // biome-ignore lint/suspicious/noArrayIndexKey: a byte is its place.
          key={at}
          className={cx(taken < bytes.length && (at < taken ? styles['taken'] : styles['left']))}
        >
          {byte}
        </code>
      ))}
    </p>
  );
}

/** The value worked out here against the one that was sent: where they differ is marked. */
export function Compared({
  label,
  made,
  sent,
  where,
}: {
  readonly label: string;
  readonly made: string;
  readonly sent: string;
  /** Where the other one stood. */
  readonly where: ReactNode;
}) {
  const equal = made === sent;
  const marks = differing(made, sent);
  return (
    <>
      <Stage label={label} note="worked out here">
        <Text value={made}>
          <Marked stretches={marks.a} />
        </Text>
      </Stage>
      <p className={styles['equals']} data-equal={equal}>
        <span aria-hidden="true">{equal ? '=' : '≠'}</span>
        <Verdict outcome={equal ? 'passed' : 'refused'}>{equal ? 'Equal' : 'Not equal'}</Verdict>
      </p>
      <Stage label={label} note={where}>
        <Text value={sent}>
          <Marked stretches={marks.b} />
        </Text>
      </Stage>
    </>
  );
}
