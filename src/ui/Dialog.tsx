import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './Button.tsx';
import { cx } from './cx.ts';
import styles from './Dialog.module.css';

/** A modal dialog: the browser keeps the focus inside, and Escape or a click beside it closes it. */
export function Dialog({
  open,
  title,
  wide,
  children,
  onClose,
}: {
  readonly open: boolean;
  readonly title: string;
  /** As wide as the window lets it be, for what wants columns; its head stays in sight. */
  readonly wide?: boolean;
  readonly children: ReactNode;
  onClose(): void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  /** The press began beside the dialog; one that only ends there drags over a field's text. */
  const beside = useRef(false);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (open && !element?.open) element?.showModal();
    if (!open && element?.open) element.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does by keyboard what a click beside the dialog does.
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className={cx(styles['dialog'], wide && styles['wide'])}
      // At Escape this comes at once; `close` comes a task later, when a key may have opened this dialog again, or another one.
      onCancel={(event) => event.target === dialog.current && onClose()}
      onClose={() => open && !dialog.current?.open && onClose()}
      onPointerDown={(event) => {
        beside.current = event.target === dialog.current;
      }}
      onClick={(event) => beside.current && event.target === dialog.current && onClose()}
    >
      <div className={styles['inside']}>
        <header className={styles['head']}>
          <h2 id={id}>{title}</h2>
          <IconButton label="Close" icon="cross" onClick={onClose} />
        </header>
        {open && children}
      </div>
    </dialog>
  );
}
