import { Button } from '../../ui/Button.tsx';
import styles from './OpenPanel.module.css';
import type { Reading } from './use-reading.ts';

/** How far reading is, and the way to stop it. */
export function ReadingBar({
  reading: { names, progress },
  onCancel,
}: {
  readonly reading: Extract<Reading, { kind: 'reading' }>;
  onCancel(): void;
}) {
  return (
    <div className={styles['reading']}>
      <p role="status">
        {progress.doing}… <bdi>{names}</bdi>
      </p>
      <progress aria-label="How far reading is" value={progress.done} max={1} />
      <Button onClick={onCancel}>Cancel</Button>
    </div>
  );
}
