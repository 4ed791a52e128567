import { type FormEvent, useId, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import field from '../../ui/field.module.css';
import styles from './OpenPanel.module.css';

/** A field for a text, and the button that has it read. */
export function PasteForm({
  label,
  act,
  brief,
  onText,
}: {
  readonly label: string;
  /** What the button says. */
  readonly act: string;
  /** There is little room. */
  readonly brief?: boolean;
  onText(text: string): void;
}) {
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
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={text}
        id={id}
        className={cx(field['lines'], field['code'], styles['text'], brief && styles['brief'])}
        rows={brief ? 3 : 5}
        spellCheck={false}
        autoComplete="off"
        placeholder={
          brief
            ? undefined
            : 'https://app.example/callback?code=…&state=…\ncurl https://id.example/token -d grant_type=…'
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
          : brief
            ? 'A key set (JWKS) too: the signatures of tokens are verified with it.'
            : 'URLs, curl commands, HTTP messages, a form body, a JSON answer, a token with its key set (JWKS), or several of these. Ctrl+V works anywhere on this page.'}
      </p>
      <Button type="submit" variant="primary" aria-keyshortcuts="Control+Enter">
        {act}
      </Button>
    </form>
  );
}
