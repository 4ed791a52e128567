import { useEffect, useRef } from 'react';
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
  const { name, present, visited, detours, failures } = state;
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
