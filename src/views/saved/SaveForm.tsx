import { type FormEvent, useState } from 'react';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { saveAsFile } from '../../ui/download.ts';
import { TextField } from '../../ui/TextField.tsx';
import type { KeptRun, SavedRun } from './kept-run.ts';
import { cleanName, freeName, suggestedName } from './names.ts';
import { recipeFileName, recipeFileText } from './recipe-file.ts';
import styles from './SavedRuns.module.css';
import { whenInWords } from './when.ts';

/** Saves the present run under a name. A name that another run has is asked about. */
export function SaveForm({
  present,
  title,
  saved,
  now,
  onSave,
}: {
  readonly present: KeptRun;
  readonly title: string;
  /** What is saved already. */
  readonly saved: readonly SavedRun[];
  now(): number;
  onSave(name: string, how?: 'replace'): void;
}) {
  const [name, setName] = useState(() => suggestedName(title, present.recipe, present.step));
  const [asked, setAsked] = useState(false);
  const clean = cleanName(name);
  const taken = asked ? saved.find((run) => run.name === clean) : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (clean === '') return;
    if (saved.some((run) => run.name === clean)) setAsked(true);
    else save(clean);
  }
  function save(under: string, how?: 'replace') {
    setAsked(false);
    onSave(under, how);
  }
  function exportFile() {
    const called = clean || title;
    saveAsFile(recipeFileName(called), recipeFileText({ ...present, name: called }));
  }
  return (
    <form className={styles['save']} onSubmit={submit}>
      <TextField
        label="Name of this run"
        value={name}
        error={clean === '' ? 'A saved run needs a name.' : undefined}
        onChange={(typed) => {
          setName(typed);
          setAsked(false);
        }}
      />
      <div className={styles['buttons']}>
        <Button type="submit" variant="primary" unavailable={clean === ''}>
          Save
        </Button>
        <Button onClick={exportFile}>Save as a file</Button>
      </div>
      {taken && (
        <Alert
          actions={
            <>
              <Button onClick={() => save(clean, 'replace')}>Replace</Button>
              <Button
                onClick={() =>
                  save(
                    freeName(
                      clean,
                      saved.map((run) => run.name),
                    ),
                  )
                }
              >
                Keep both
              </Button>
              <Button variant="plain" onClick={() => setAsked(false)}>
                Cancel
              </Button>
            </>
          }
        >
          Replace “<bdi>{clean}</bdi>”, saved {whenInWords(taken.savedAt, now())}?
        </Alert>
      )}
    </form>
  );
}
