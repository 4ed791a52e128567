import type { ComponentProps, ReactNode } from 'react';
import { Button } from './Button.tsx';
import styles from './CopyText.module.css';
import { type Copied, useCopy } from './use-copy.ts';

/** A button with words that copies `text` and says how that went; `onFail` may offer the text for copying by hand. */
export function CopyText({
  text,
  children,
  onFail,
  ...look
}: Pick<ComponentProps<typeof Button>, 'variant' | 'unavailable'> & {
  readonly text: string;
  readonly children: ReactNode;
  onFail?(): void;
}) {
  const [copied, copy] = useCopy();
  async function press() {
    if ((await copy(text)) === 'failed') onFail?.();
  }
  return (
    <span className={styles['copy']}>
      <Button {...look} icon={copied === 'yes' ? 'check' : 'copy'} onClick={press}>
        {children}
      </Button>
      <span aria-live="polite" className={styles['said']}>
        {said[copied]}
      </span>
    </span>
  );
}

const said: Readonly<Record<Copied, string>> = {
  no: '',
  yes: 'Copied',
  failed: 'The browser refused to copy',
};
