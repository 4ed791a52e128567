import { useState } from 'react';
import { Alert } from '../../ui/Alert.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { type Imported, type ImportInto, importFiles } from './import-files.ts';
import styles from './SavedRuns.module.css';

/** Takes recipe files, chosen or dropped, and says of each what became of it. */
export function ImportRuns({ into, onImported }: { readonly into: ImportInto; onImported(): void }) {
  const [results, setResults] = useState<readonly Imported[]>([]);
  async function take(files: readonly File[]) {
    setResults(await importFiles(files, into));
    onImported();
  }
  const bad = results.flatMap((result) => ('problem' in result ? [result] : []));
  const good = results.flatMap((result) => ('name' in result ? [result] : []));
  return (
    <div className={styles['import']}>
      <FileDrop
        label="Import files"
        accept=".json,application/json"
        hint="Recipe files, as “Save as a file” makes them. You can also drop them here."
        onFiles={(files) => void take(files)}
      />
      <ul aria-live="polite" className={styles['imported']}>
        {good.map(({ file, name }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name; the list is replaced as a whole.
          <li key={at}>
            <bdi>{file}</bdi> is saved as “<bdi>{name}</bdi>”.
          </li>
        ))}
      </ul>
      {bad.length > 0 && (
        <Alert>
          <ul>
            {bad.map(({ file, problem }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above.
              <li key={at}>
                <strong>
                  <bdi>{file}</bdi>
                </strong>{' '}
                was not imported. {problem}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}
