import { type FormEvent, useId, useRef, useState } from 'react';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { FileDrop } from '../../ui/FileDrop.tsx';
import field from '../../ui/field.module.css';
import { ExportHelp } from './ExportHelp.tsx';
import styles from './OpenPanel.module.css';
import { ReadingBar } from './ReadingBar.tsx';
import { SampleList } from './SampleList.tsx';
import { type GivenText, givenFiles } from './services.ts';
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
          <h1>{others === 0 ? 'Debug a trace' : 'Open another trace'}</h1>
          <p className={styles['intro']}>
            A login broke? Drop what you have. You see which flow it was, what was really sent, and what went
            wrong, with the messages that prove it. It is read in this page and goes nowhere.
          </p>
        </header>
        {reading.kind === 'reading' && <ReadingBar reading={reading} onCancel={onCancel} />}
        {reading.kind === 'failed' && <Failed reading={reading} others={others} />}
        <FileDrop
          label="Open a trace"
          accept=".har,.json,.txt,.log,.saz,application/json,text/plain"
          hint="HAR from any browser or proxy, SAML-tracer, logs of curl -v, text. Several files at once, such as the browser’s and the back end’s, are merged by time. Or drop them anywhere here."
          onFiles={(files) => onGiven(givenFiles(files))}
        />
        <PasteForm onText={(content) => onGiven([{ name: 'Pasted text', content }])} />
        <ExportHelp />
      </div>
      <SampleList onText={(name, content) => onGiven([{ name, content }])} />
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

function PasteForm({ onText }: { onText(text: string): void }) {
  const id = useId();
  const text = useRef<HTMLTextAreaElement>(null);
  const [empty, setEmpty] = useState(false);
  function submit(event?: FormEvent) {
    event?.preventDefault();
    const given = text.current?.value ?? '';
    setEmpty(given.trim() === '');
    if (given.trim() === '') text.current?.focus();
    else onText(given);
  }
  return (
    <form className={styles['paste']} onSubmit={submit}>
      <label htmlFor={id}>Paste a trace</label>
      <textarea
        ref={text}
        id={id}
        className={cx(field['lines'], field['code'], styles['text'])}
        rows={5}
        spellCheck={false}
        autoComplete="off"
        placeholder={
          'https://app.example/callback?code=…&state=…\ncurl https://id.example/token -d grant_type=…'
        }
        aria-describedby={`${id}-hint`}
        aria-invalid={empty || undefined}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        }}
      />
      <p id={`${id}-hint`} className={styles['hint']} aria-live="polite">
        {empty
          ? 'There is nothing to read yet: paste a text first.'
          : 'URLs, curl commands, HTTP messages, a form body, a JSON answer, a token, or several of these.'}
      </p>
      <Button type="submit" variant="primary" aria-keyshortcuts="Control+Enter">
        Read it
      </Button>
    </form>
  );
}
