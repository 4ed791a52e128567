import type { MessageEvent } from '../../../trace/index.ts';
import { Icon } from '../../../ui/icons.tsx';
import styles from './ImportNotes.module.css';
import { importNotes } from './import-notes.ts';

/** Of an imported message: that it failed, what the export does not hold of it, and where it stood. Nothing for one of a run. */
export function ImportNotes({ event }: { readonly event: MessageEvent }) {
  const { failure, lacks, stood } = importNotes(event);
  if (failure === undefined && lacks.length === 0 && stood === undefined) return null;
  return (
    <div className={styles['notes']}>
      {failure !== undefined && (
        <p className={styles['failure']}>
          <Icon name="warning" />
          <span>{failure}</span>
        </p>
      )}
      {lacks.map((text) => (
        <p key={text} className={styles['lack']}>
          <Icon name="info" />
          <span>{text}</span>
        </p>
      ))}
      {stood !== undefined && <p className={styles['stood']}>{stood}</p>}
    </div>
  );
}
