import { useEffect, useRef } from 'react';
import { Badge } from '../../../ui/Badge.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icons.tsx';
import { scrollWithin } from '../scroll-within.ts';
import { Failures } from './Failures.tsx';
import styles from './StateItem.module.css';
import { readableState, type TrackState } from './track.ts';

/** A state on the track, with the states beside the path and the failures that it can lead to. */
export function StateItem({
  state,
  beside = false,
}: {
  readonly state: TrackState;
  readonly beside?: boolean;
}) {
  const { name, present, visits, skipped, detours, failures } = state;
  const visited = visits > 0;
  const item = useRef<HTMLLIElement>(null);
  const failed = failures.some((failure) => failure.present);
  const lit = present || failed;
  useEffect(() => {
    if (lit && item.current) scrollWithin(item.current, 'middle');
  }, [lit]);
  return (
    <li
      ref={item}
      className={cx(
        styles['state'],
        visited && styles['visited'],
        skipped && styles['skipped'],
        present && styles['present'],
        beside && styles['beside'],
      )}
      aria-current={present ? 'step' : undefined}
    >
      <span className={styles['mark']}>{visited && !present && <Icon name="check" />}</span>
      <div className={styles['name']}>
        <span className={styles['words']}>
          {readableState(name)}
          {visited && !present && <span className="visually-hidden"> (visited)</span>}
          {visits > 1 && (
            <>
              {' '}
              <Badge tone="soft">{visits} times</Badge>
            </>
          )}
          {skipped && <span className={styles['past']}> not on this walk</span>}
        </span>
        <code>{name}</code>
      </div>
      {(failures.length > 0 || detours.length > 0) && (
        <div className={styles['branches']}>
          {detours.length > 0 && (
            <ul aria-label={`Beside the path, from ${readableState(name)}`}>
              {detours.map((detour) => (
                <StateItem key={detour.name} state={detour} beside />
              ))}
            </ul>
          )}
          {failures.length > 0 && <Failures failures={failures} from={readableState(name)} open={lit} />}
        </div>
      )}
    </li>
  );
}
