import { IconButton } from './Button.tsx';
import styles from './CopyButton.module.css';
import { type Copied, useCopy } from './use-copy.ts';

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
  const [copied, copy] = useCopy();
  async function press() {
    if ((await copy(text)) === 'failed') onFail?.();
  }
  return (
    <span className={styles['copy']}>
      <IconButton
        className={styles['button']}
        label={`Copy ${label}`}
        icon={copied === 'yes' ? 'check' : 'copy'}
        onClick={press}
      />
      <span aria-live="polite" className={styles['said']}>
        {said[copied]}
      </span>
    </span>
  );
}

const said: Readonly<Record<Copied, string>> = {
  no: '',
  yes: 'Copied',
  failed: 'Not copied: the browser refused',
};
