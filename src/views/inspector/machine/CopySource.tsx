import { Button } from '../../../ui/Button.tsx';
import { useCopy } from '../../../ui/use-copy.ts';
import { RawText } from '../values/RawText.tsx';
import styles from './MachineTab.module.css';

/** Copies the machine as the text of a module; shows the text where the browser does not let it be copied. */
export function CopySource({ source }: { readonly source: string }) {
  const [copied, copy] = useCopy();
  return (
    <div className={styles['source']}>
      <p>
        <Button icon={copied === 'yes' ? 'check' : 'copy'} onClick={() => void copy(source)}>
          Copy as XState source
        </Button>{' '}
        <span aria-live="polite">
          {copied === 'yes' && 'Copied'}
          {copied === 'failed' && 'The browser does not let this page copy. The text:'}
        </span>
      </p>
      {copied === 'failed' && <RawText text={source} label="XState source" />}
    </div>
  );
}
