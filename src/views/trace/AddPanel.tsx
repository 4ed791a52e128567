import { FileDrop } from '../../ui/FileDrop.tsx';
import styles from './OpenPanel.module.css';
import { PasteForm } from './PasteForm.tsx';
import { FILES, type GivenText, givenFiles } from './services.ts';

/** The place to add to what is open: all of it is then read again as one, merged by time. */
export function AddPanel({ onGiven }: { onGiven(given: readonly GivenText[]): void }) {
  return (
    <div className={styles['add']}>
      <p className={styles['soft']}>
        The back end’s log, a second browser, a key set: everything is read again as one and merged by time.
      </p>
      <FileDrop
        label="Add files"
        accept={FILES}
        hint="What is dropped elsewhere opens by itself."
        onFiles={(files) => onGiven(givenFiles(files))}
      />
      <PasteForm
        brief
        label="Or paste a text"
        act="Add it"
        onText={(content) => onGiven([{ name: 'Pasted text', content }])}
      />
    </div>
  );
}
