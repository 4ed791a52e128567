import { Button } from '../../../ui/Button.tsx';
import { CopySaid } from '../../../ui/CopySaid.tsx';
import { useCopy } from '../../../ui/use-copy.ts';
import { RawText } from '../values/RawText.tsx';
import styles from './MachineTab.module.css';

/** Copies the machine as the text of a module; shows the text where the browser does not let it be copied. */
export function CopySource({ source }: { readonly source: string }) {
  const { copied, icon, copy } = useCopy(source);
  return (
    <div className={styles['source']}>
      <p>
        <Button icon={icon} onClick={copy}>
          Copy as XState source
        </Button>{' '}
        <CopySaid copied={copied} failed="The browser does not let this page copy. The text:" />
      </p>
      {copied === 'failed' && <RawText text={source} label="XState source" />}
    </div>
  );
}
