import { cx } from '../../../ui/cx.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { Icon } from '../../../ui/icons.tsx';
import styles from './Failures.module.css';
import { readableState, type TrackFailure } from './track.ts';

/** The failures that a state can lead to. One that was taken always shows; the others open with a click. */
export function Failures({
  failures,
  from,
  open = false,
}: {
  readonly failures: readonly TrackFailure[];
  readonly from: string;
  /** Opens the list until the reader decides otherwise. */
  readonly open?: boolean;
}) {
  const taken = failures.filter((failure) => failure.taken);
  const others = failures.filter((failure) => !failure.taken);
  const more = taken.length > 0 ? ' more' : '';
  const count = `${others.length}${more} ${others.length === 1 ? 'failure' : 'failures'}`;
  return (
    <>
      {taken.length > 0 && <List failures={taken} label={`Failures reached from ${from}`} />}
      {others.length > 0 && (
        <Disclosure key={String(open)} initially={open} summary={`${count} possible from ${from}`}>
          <List failures={others} label={`Failures possible from ${from}`} />
        </Disclosure>
      )}
    </>
  );
}

function List({ failures, label }: { readonly failures: readonly TrackFailure[]; readonly label: string }) {
  return (
    <ul aria-label={label} className={styles['failures']}>
      {failures.map(({ name, taken, present }) => (
        <li
          key={name}
          className={cx(styles['failure'], taken && styles['taken'], present && styles['present'])}
          aria-current={present ? 'step' : undefined}
        >
          <Icon name="cross" />
          <span>{readableState(name)}</span>
          <code>{name}</code>
        </li>
      ))}
    </ul>
  );
}
