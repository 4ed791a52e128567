import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Edit } from '../../lab/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { FieldSection } from './FieldSection.tsx';
import { fieldsOf } from './fields.ts';
import styles from './MessageEditor.module.css';
import type { Message } from './message-parts.ts';
import { changeOf, type Row } from './rows.ts';
import { sectionsOf } from './sections.ts';
import { useDraft } from './use-draft.ts';
import { useFocus } from './use-focus.ts';
import { changesInWords } from './words.ts';

/** The message that is held, every field of it to be changed, and the run goes on with it. */
export function MessageEditor({
  title,
  kind,
  original,
  edits,
  problem,
  onEdits,
  onSend,
  onClose,
}: {
  readonly title: string;
  readonly kind: 'request' | 'response';
  /** As it would be sent without edits. */
  readonly original: Message;
  readonly edits: readonly Edit[];
  /** Why the edits could not be made. */
  readonly problem?: string | undefined;
  /** Called when a field is left, and when a button changes something. */
  onEdits(edits: readonly Edit[]): void;
  onSend(): void;
  onClose(): void;
}) {
  const id = useId();
  const root = useRef<HTMLElement>(null);
  const focusOn = useFocus(root);
  const draft = useDraft(original, edits, onEdits);
  // Texts that somebody typed and that could not be kept go when all is undone.
  const [undone, setUndone] = useState(0);

  function onRows(rows: readonly Row[], focus?: string) {
    focusOn(focus);
    draft.change(rows);
  }
  const sections = sectionsOf(draft.original, draft.rows);
  const shown = sections.flatMap(({ rows }) => rows.map(({ row }) => row));
  const act = { send: onSend, close: onClose };
  return (
    <section
      ref={root}
      aria-labelledby={`${id}-title`}
      className={styles['editor']}
      onKeyDown={(event) => press(event, act)}
    >
      <header className={styles['head']}>
        <h2 id={`${id}-title`} className={styles['title']}>
          {title}
        </h2>
        <p className={styles['hint']}>
          The {kind} is held. Change what you like; what you leave alone goes out as it is.
        </p>
        <p className={styles['keys']}>
          <KeyHint keys="Ctrl" /> <KeyHint keys="Enter" /> sends it, <KeyHint keys="Esc" /> closes the editor.
        </p>
      </header>
      <div key={undone} className={styles['sections']}>
        {sections.map((section) => (
          <FieldSection
            key={section.place}
            section={section}
            rows={draft.rows}
            original={draft.original}
            onRows={onRows}
          />
        ))}
      </div>
      <footer className={styles['foot']}>
        {problem !== undefined && (
          <p role="alert" className={styles['problem']}>
            <Icon name="warning" />
            <span>{problem}</span>
          </p>
        )}
        <p aria-live="polite" className={styles['count']}>
          {changesInWords(shown)}
        </p>
        <div className={styles['buttons']}>
          <Button variant="primary" aria-keyshortcuts="Control+Enter" onClick={onSend}>
            Send it
          </Button>
          <Button
            unavailable={!shown.some(changeOf)}
            onClick={() => {
              setUndone(undone + 1);
              onRows(fieldsOf(draft.original));
            }}
          >
            Undo all edits
          </Button>
          <Button variant="plain" aria-keyshortcuts="Escape" onClick={onClose}>
            Close the editor
          </Button>
        </div>
      </footer>
    </section>
  );
}

/** Keys that move the run elsewhere on the page. */
const MOVING: ReadonlySet<string> = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  ' ',
]);

/** The editor's own keys, and those that must not move the run while it has the focus. */
function press(event: KeyboardEvent<HTMLElement>, act: { send(): void; close(): void }) {
  if (event.nativeEvent.isComposing || event.defaultPrevented) return;
  const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
  const closes = event.key === 'Escape';
  if (sends || closes || MOVING.has(event.key)) event.stopPropagation();
  if (!sends && !closes) return;
  event.preventDefault();
  leaveField(event.currentTarget);
  if (sends) act.send();
  else act.close();
}

/** What is being typed is kept by leaving its field. */
function leaveField(within: HTMLElement) {
  const { activeElement } = document;
  if (activeElement instanceof HTMLTextAreaElement && within.contains(activeElement)) activeElement.blur();
}
