import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { saveAsFile } from '../../ui/download.ts';
import { TextField } from '../../ui/TextField.tsx';
import type { SavedRun } from './kept-run.ts';
import { cleanName } from './names.ts';
import { recipeFileName, recipeFileText } from './recipe-file.ts';
import { runLine } from './run-line.ts';
import styles from './SavedRuns.module.css';

/** One saved run: what it is, and what can be done with it. */
export function RunRow({
  run,
  title,
  now,
  focused,
  onOpen,
  onRename,
  onDelete,
}: {
  readonly run: SavedRun;
  /** Of its flow; `undefined` where this version has no such flow. */
  readonly title: string | undefined;
  readonly now: number;
  /** It was just renamed or brought back, and so gets the focus. */
  readonly focused: boolean;
  onOpen(): void;
  /** Returns what is wrong with the new name. */
  onRename(name: string): string | undefined;
  onDelete(): void;
}) {
  const { name } = run;
  const open = useFocusWhen<HTMLButtonElement>(focused);
  const rename = useRef<HTMLButtonElement>(null);
  const [renaming, setRenaming] = useState(false);
  function leave() {
    setRenaming(false);
    // The button is drawn again before it can be focused.
    requestAnimationFrame(() => rename.current?.focus());
  }
  function change(to: string): string | undefined {
    if (to !== name) return onRename(to);
    leave();
    return undefined;
  }
  if (renaming)
    return (
      <li className={styles['row']}>
        <Rename name={name} onRename={change} onCancel={leave} />
      </li>
    );
  return (
    <li className={styles['row']}>
      <div className={styles['words']}>
        <bdi className={styles['name']}>{name}</bdi>
        <p>{[title ?? run.recipe.flow, runLine(run, title, run.savedAt, now)].join(' · ')}</p>
      </div>
      <div className={styles['buttons']}>
        <Button ref={open} aria-label={`Open ${name}`} unavailable={title === undefined} onClick={onOpen}>
          Open
        </Button>
        <Button ref={rename} variant="plain" aria-label={`Rename ${name}`} onClick={() => setRenaming(true)}>
          Rename
        </Button>
        <Button
          variant="plain"
          aria-label={`Save ${name} as a file`}
          onClick={() => saveAsFile(recipeFileName(name), recipeFileText(run))}
        >
          File
        </Button>
        <Button variant="plain" aria-label={`Delete ${name}`} onClick={onDelete}>
          Delete
        </Button>
      </div>
    </li>
  );
}

/** The name as a field in its place. Escape leaves it as it was. */
function Rename({
  name,
  onRename,
  onCancel,
}: {
  readonly name: string;
  onRename(name: string): string | undefined;
  onCancel(): void;
}) {
  const [typed, setTyped] = useState(name);
  const [problem, setProblem] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  function submit(event: FormEvent) {
    event.preventDefault();
    const clean = cleanName(typed);
    setProblem(clean === '' ? 'A saved run needs a name.' : onRename(clean));
  }
  return (
    <form
      className={styles['save']}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // It would close the dialog around it.
        event.preventDefault();
        onCancel();
      }}
    >
      <TextField ref={field} label="New name" value={typed} error={problem} onChange={setTyped} />
      <div className={styles['buttons']}>
        <Button type="submit" variant="primary">
          Rename
        </Button>
        <Button variant="plain" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** Where a run was that was deleted a moment ago. */
export function DeletedRow({ name, onUndo }: { readonly name: string; onUndo(): void }) {
  const undo = useFocusWhen<HTMLButtonElement>(true);
  return (
    <li className={styles['row']}>
      <p className={styles['words']}>
        “<bdi>{name}</bdi>” is deleted.
      </p>
      <Button ref={undo} aria-label={`Undo: bring back ${name}`} icon="back" onClick={onUndo}>
        Undo
      </Button>
    </li>
  );
}

function useFocusWhen<E extends HTMLElement>(focused: boolean) {
  const element = useRef<E>(null);
  useEffect(() => {
    if (focused) element.current?.focus();
  }, [focused]);
  return element;
}
