import { useMemo } from 'react';
import { Badge } from '../../../ui/Badge.tsx';
import { useInspection } from '../context.ts';
import { CopySource } from './CopySource.tsx';
import { Failures } from './Failures.tsx';
import styles from './MachineTab.module.css';
import type { MachineMap } from './machine-map.ts';
import { StateItem } from './StateItem.tsx';
import { readableState, trackAt } from './track.ts';

/** The flow's machine as a track: the steps from top to bottom, what can go wrong beside them, the present state lit. */
export function MachineTab({ machine }: { readonly machine: MachineMap }) {
  const { model, seq } = useInspection().selection;
  const track = useMemo(() => trackAt(machine, model, seq), [machine, model, seq]);
  return (
    <div className={styles['machine']}>
      <p className={styles['present']}>
        {track.present === undefined ? (
          'The machine has not started.'
        ) : (
          <>
            <span>
              Now: <strong>{readableState(track.present)}</strong>
            </span>
            <code>{track.present}</code>
            {!track.known && <Badge hue="var(--warn)">not in this machine</Badge>}
          </>
        )}
      </p>
      <ol className={styles['track']} aria-label="States of the machine">
        {track.path.map((state) => (
          <StateItem key={state.name} state={state} />
        ))}
      </ol>
      {track.anywhere.length > 0 && (
        <div className={styles['anywhere']}>
          <Failures failures={track.anywhere} from="any state" />
        </div>
      )}
      <CopySource source={machine.source} />
    </div>
  );
}
