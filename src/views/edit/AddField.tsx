import { type KeyboardEvent, type SubmitEvent, useId, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import field from '../../ui/field.module.css';
import styles from './AddField.module.css';
import { TextButton } from './TextButton.tsx';

/** A button that opens into a name and a value. `adds` is what it adds, such as `query parameter`. */
export function AddField({
  adds,
  focusId,
  problem,
  onAdd,
}: {
  readonly adds: string;
  readonly focusId: string;
  /** Why something cannot have this name. */
  problem?(name: string): string | undefined;
  onAdd(name: string, value: string): void;
}) {
  const [is, setIs] = useState<'closed' | 'open' | 'cancelled'>('closed');
  if (is !== 'open')
    return (
      <TextButton
        data-focus={focusId}
        className={styles['open']}
        // Whoever cancels is back where they were.
        autoFocus={is === 'cancelled'}
        onClick={() => setIs('open')}
      >
        Add a {adds}
      </TextButton>
    );
  return (
    <AddForm
      adds={adds}
      problem={problem}
      onCancel={() => setIs('cancelled')}
      onAdd={(name, value) => {
        setIs('closed');
        onAdd(name, value);
      }}
    />
  );
}

function AddForm({
  adds,
  problem,
  onAdd,
  onCancel,
}: {
  readonly adds: string;
  readonly problem: ((name: string) => string | undefined) | undefined;
  onAdd(name: string, value: string): void;
  onCancel(): void;
}) {
  const id = useId();
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [wrong, setWrong] = useState<string>();

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const reason = name === '' ? 'It needs a name.' : problem?.(name);
    setWrong(reason);
    if (reason === undefined) onAdd(name, value);
  }
  function press(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  }
  const plain = {
    ...{ autoComplete: 'off', autoCapitalize: 'off', spellCheck: false },
    className: cx(field['line'], field['code']),
  } as const;
  return (
    <form className={styles['form']} aria-label={`Add a ${adds}`} onSubmit={submit} onKeyDown={press}>
      <label htmlFor={`${id}-name`}>Name</label>
      <input
        {...plain}
        id={`${id}-name`}
        // biome-ignore lint/a11y/noAutofocus: whoever opens it goes on with the name.
        autoFocus
        aria-invalid={wrong !== undefined || undefined}
        aria-describedby={`${id}-wrong`}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <label htmlFor={`${id}-value`}>Value</label>
      <input {...plain} id={`${id}-value`} value={value} onChange={(event) => setValue(event.target.value)} />
      <p id={`${id}-wrong`} aria-live="polite" className={field['wrong']}>
        {wrong}
      </p>
      <span className={styles['buttons']}>
        <Button type="submit">Add</Button>
        <Button variant="plain" onClick={onCancel}>
          Cancel
        </Button>
      </span>
    </form>
  );
}
