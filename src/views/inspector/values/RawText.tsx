import { CopyButton } from '../../../ui/CopyButton.tsx';
import styles from './RawText.module.css';

/** More than this is not drawn; the copy has all of it. */
const DRAWN = 20_000;

/** A long text as it is, never as anything but text. `label` names it. */
export function RawText({ text, label }: { readonly text: string; readonly label: string }) {
  const rest = text.length - DRAWN;
  return (
    <figure aria-label={label} className={styles['raw']}>
      <div className={styles['copy']}>
        <CopyButton text={text} label={label} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and needs a way in by keyboard. */}
      <pre className={styles['text']} tabIndex={0}>
        {rest > 0 ? text.slice(0, DRAWN) : text}
      </pre>
      {rest > 0 && <figcaption>{rest} more characters; the copy has them.</figcaption>}
    </figure>
  );
}
