import { IconButton } from './Button.tsx';
import styles from './CopyButton.module.css';
import { CopySaid } from './CopySaid.tsx';
import { useCopy } from './use-copy.ts';

/** Copies `text`. `label` names the thing copied; `onFail` may offer the text for copying by hand. */
export function CopyButton({
  text,
  label,
  onFail,
}: {
  readonly text: string;
  readonly label: string;
  onFail?(): void;
}) {
  const { copied, icon, copy } = useCopy(text, onFail);
  return (
    <span className={styles['copy']}>
      <IconButton className={styles['button']} label={`Copy ${label}`} icon={icon} onClick={copy} />
      <CopySaid copied={copied} failed="Not copied: the browser refused" className={styles['said']} />
    </span>
  );
}
