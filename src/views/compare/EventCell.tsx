import type { TraceEvent } from '../../trace/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icons.tsx';
import { eventParties, eventTitle } from '../event-words.ts';
import { PartyName } from '../inspector/values/PartyName.tsx';
import styles from './EventCell.module.css';
import { LaneArrow } from './LaneArrow.tsx';
import { type Mark, marksOf } from './rows.ts';

/** An event of one side: between whom, what, and what marks it. Pressing it makes its row the present one. */
export function EventCell({
  event,
  alone,
  quiet,
  reachable,
  onPress,
}: {
  readonly event: TraceEvent;
  /** The other side has nothing that stands for it. */
  readonly alone: boolean;
  /** It is as on the other side. */
  readonly quiet: boolean;
  /** By the Tab key; one of a row is enough. */
  readonly reachable: boolean;
  onPress(): void;
}) {
  const [from, to] = eventParties(event);
  const marks = marksOf(event);
  return (
    <button
      type="button"
      className={cx(styles['cell'], quiet && styles['quiet'])}
      tabIndex={reachable ? undefined : -1}
      onClick={onPress}
    >
      <LaneArrow event={event} />
      <span className={styles['words']}>
        <span className={styles['title']}>{eventTitle(event)}</span>
        {(from || alone || marks.length > 0) && (
          <span className={styles['line']}>
            {from && (
              <span className={styles['parties']}>
                <PartyName party={from} />
                {to && (
                  <>
                    {' to '}
                    <PartyName party={to} />
                  </>
                )}
              </span>
            )}
            {alone && <Badge tone="soft">only here</Badge>}
            {marks.map((mark) => (
              <Badge key={mark} hue={LOOKS[mark].hue}>
                {LOOKS[mark].icon && <Icon name={LOOKS[mark].icon} />}
                {LOOKS[mark].words}
              </Badge>
            ))}
          </span>
        )}
      </span>
    </button>
  );
}

const LOOKS: Readonly<
  Record<Mark, { readonly words: string; readonly hue: string; readonly icon?: 'edit' | 'cross' }>
> = {
  edited: { words: 'edited', hue: 'var(--warn)', icon: 'edit' },
  injected: { words: 'sent by the attacker', hue: 'var(--party-attacker)' },
  refused: { words: 'refused', hue: 'var(--bad)', icon: 'cross' },
};
