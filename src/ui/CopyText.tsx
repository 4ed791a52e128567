import type { ComponentProps, ReactNode } from 'react';
import { Button } from './Button.tsx';
import { CopySaid } from './CopySaid.tsx';
import styles from './CopyText.module.css';
import { useCopy } from './use-copy.ts';

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
  const { copied, icon, copy } = useCopy(text, onFail);
  return (
    <span className={styles['copy']}>
      <Button {...look} icon={icon} onClick={copy}>
        {children}
      </Button>
      <CopySaid copied={copied} failed="The browser refused to copy" className={styles['said']} />
    </span>
  );
}
