import { flowFacts, flowIds } from '../../guide/compare/facts.ts';
import { Alert } from '../../ui/Alert.tsx';
import styles from './FlowTableScreen.module.css';
import type { Measured } from './use-measured.ts';

/** How far the runs are, and which of them failed; nothing once all are measured. */
export function Progress({ measured: { flows, failed } }: { readonly measured: Measured }) {
  if (failed.size > 0)
    return (
      <Alert>
        {[...failed].map(([id, reason]) => (
          <p key={id}>
            {flowFacts[id].short} could not be run, so its figures are missing: {reason}
          </p>
        ))}
      </Alert>
    );
  if (flows.size === flowIds.length) return null;
  return (
    <p className={styles['progress']}>
      Running the flows: {flows.size} of {flowIds.length} done…
    </p>
  );
}
