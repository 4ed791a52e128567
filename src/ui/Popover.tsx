import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import type { IconName } from './icons.tsx';
import styles from './Popover.module.css';

/** A button and what it opens beside itself; Escape, a press or the focus elsewhere and a choice inside close it again. */
export function Popover({
  label,
  icon,
  variant,
  keyshortcuts,
  className,
  children,
}: {
  readonly label: ReactNode;
  readonly icon?: IconName;
  readonly variant?: 'primary' | 'quiet' | 'plain';
  readonly keyshortcuts?: string;
  /** Laid over the look of what opens: where it stands, how wide it is. */
  readonly className?: string | undefined;
  /** What opens; it is given the way to close. */
  children(close: () => void): ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    const elsewhere = (event: PointerEvent) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, [open]);
  function close() {
    setOpen(false);
    place.current?.querySelector('button')?.focus();
  }
  function key(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    close();
  }
  function left({ relatedTarget }: FocusEvent) {
    if (relatedTarget && !place.current?.contains(relatedTarget)) setOpen(false);
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what happens to the buttons inside.
    <div ref={place} className={styles['place']} onKeyDown={key} onBlur={left}>
      <Button
        {...(icon && { icon })}
        {...(variant && { variant })}
        aria-expanded={open}
        aria-controls={id}
        aria-keyshortcuts={keyshortcuts}
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      <div id={id} hidden={!open} className={cx(styles['panel'], className)}>
        {open && children(close)}
      </div>
    </div>
  );
}
