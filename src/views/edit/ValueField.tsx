import { type KeyboardEvent, useState } from 'react';
import { cx } from '../../ui/cx.ts';
import look from '../../ui/field.module.css';
import styles from './ValueField.module.css';

/** Characters in a line of a narrow pane; the field has a line for each until it has too many. */
const LINE = 34;
const MOST_LINES = 10;

/** A text that grows with what is typed; it is kept when the field is left, or at Enter. */
export function ValueField({
  id,
  focusId,
  describedBy,
  value,
  readOnly,
  multiline,
  low,
  problem,
  onType,
}: {
  readonly id: string;
  readonly focusId: string;
  readonly describedBy?: string | undefined;
  readonly value: string;
  readonly readOnly?: boolean;
  /** Enter begins a new line. */
  readonly multiline?: boolean;
  /** A few lines are enough. */
  readonly low?: boolean;
  /** Why a text cannot be kept. */
  problem?(text: string): string | undefined;
  onType(text: string): void;
}) {
  const [typed, setTyped] = useState<string>();
  const text = typed ?? value;
  const wrong = typed === undefined ? undefined : problem?.(typed);

  function leave() {
    if (typed === undefined || wrong !== undefined) return;
    setTyped(undefined);
    if (typed !== value) onType(typed);
  }
  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    if (multiline || event.shiftKey) return;
    event.preventDefault();
    leave();
  }
  return (
    <>
      <textarea
        id={id}
        data-focus={focusId}
        className={cx(look['lines'], look['code'], styles['field'], low && styles['low'])}
        aria-describedby={wrong === undefined ? describedBy : `${id}-wrong`}
        aria-invalid={wrong !== undefined || undefined}
        rows={Math.min(MOST_LINES, linesOf(text))}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        readOnly={readOnly}
        value={text}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={leave}
        onKeyDown={press}
      />
      {wrong !== undefined && (
        <p id={`${id}-wrong`} className={look['wrong']}>
          {wrong}
        </p>
      )}
    </>
  );
}

const linesOf = (text: string): number =>
  text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / LINE)), 0);
