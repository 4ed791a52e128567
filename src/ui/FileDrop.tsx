import { type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { cx } from './cx.ts';
import styles from './FileDrop.module.css';

/** A place for files, chosen or dropped. `label` is the name of the input. */
export function FileDrop({
  label,
  accept,
  hint,
  dropsElsewhere,
  onFiles,
}: {
  readonly label: string;
  /** As in the `accept` of a file input: `.json,application/json`. What is dropped may be anything. */
  readonly accept: string;
  readonly hint?: ReactNode;
  /** What is dropped is taken by whatever is around, which takes more than files. */
  readonly dropsElsewhere?: boolean;
  onFiles(files: readonly File[]): void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  useNoOpening();

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (dropsElsewhere) return;
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles(files);
  }
  function choose() {
    const files = [...(input.current?.files ?? [])];
    // The same file may be chosen again, for instance after it was mended.
    if (input.current) input.current.value = '';
    if (files.length > 0) onFiles(files);
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way by mouse; the input is the one for all.
    <div
      className={cx(styles['drop'], over && styles['over'])}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        accept={accept}
        aria-describedby={`${id}-hint`}
        className="visually-hidden"
        onChange={choose}
      />
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <p id={`${id}-hint`} className={styles['hint']}>
        {hint}
      </p>
    </div>
  );
}

/** What is dropped beside the place would otherwise open instead of the page. */
function useNoOpening() {
  useEffect(() => {
    const stay = (event: Event) => event.preventDefault();
    window.addEventListener('dragover', stay);
    window.addEventListener('drop', stay);
    return () => {
      window.removeEventListener('dragover', stay);
      window.removeEventListener('drop', stay);
    };
  }, []);
}
