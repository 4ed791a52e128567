import { Alert } from '../../ui/Alert.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { ExportHelp } from './ExportHelp.tsx';
import styles from './OpenPanel.module.css';
import { PasteForm } from './PasteForm.tsx';
import { ReadingBar } from './ReadingBar.tsx';
import { SampleList } from './SampleList.tsx';
import { FILES, type GivenText, givenFiles } from './services.ts';
import type { Reading } from './use-reading.ts';

/** The place to open something: drop, choose, paste, or a sample. */
export function OpenPanel({
  reading,
  others,
  onGiven,
  onCancel,
}: {
  readonly reading: Reading;
  /** How many traces are open already. */
  readonly others: number;
  onGiven(given: readonly GivenText[]): void;
  onCancel(): void;
}) {
  return (
    <div className={styles['page']}>
      <div className={styles['open']}>
        <header>
          <h1 tabIndex={-1}>{others === 0 ? 'Debug a trace' : 'Open another trace'}</h1>
          <p className={styles['intro']}>
            A login broke? Drop what you have. You see which flow it was, what was really sent, and what went
            wrong, with the messages that prove it. It is read in this page, goes nowhere and is forgotten
            when you reload.
          </p>
        </header>
        {reading.kind === 'reading' && <ReadingBar reading={reading} onCancel={onCancel} />}
        {reading.kind === 'failed' && <Failed reading={reading} others={others} />}
        <FileDrop
          label="Open a trace"
          accept={FILES}
          dropsElsewhere
          hint="HAR from any browser or proxy, SAML-tracer, logs of curl -v, text. Several files at once, such as the browser’s and the back end’s, are merged by time. Or drop files, folders, links or text anywhere on this page."
          onFiles={(files) => onGiven(givenFiles(files))}
        />
        <PasteForm
          label="Paste a trace"
          act="Read it"
          onText={(content) => onGiven([{ name: 'Pasted text', content }])}
        />
        <ExportHelp />
      </div>
      <SampleList onText={(name, content) => onGiven([{ name, content, sample: true }])} />
    </div>
  );
}

function Failed({
  reading: { names, problems },
  others,
}: {
  readonly reading: Extract<Reading, { kind: 'failed' }>;
  readonly others: number;
}) {
  return (
    <Alert>
      <p>
        <bdi>{names}</bdi> could not be opened.{others > 0 && ' What was open still is.'}
      </p>
      <ul className={styles['problems']}>
        {problems.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Alert>
  );
}
