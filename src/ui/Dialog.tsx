import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './Button.tsx';
import styles from './Dialog.module.css';

/** A modal dialog: the browser keeps the focus inside, and Escape or a click beside it closes it. */
export function Dialog({
  open,
  title,
  children,
  onClose,
}: {
  readonly open: boolean;
  readonly title: string;
  readonly children: ReactNode;
  onClose(): void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
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
      className={styles['dialog']}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
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
