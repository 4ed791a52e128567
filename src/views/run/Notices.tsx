import { useState } from 'react';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/icons.tsx';
import styles from './Notices.module.css';

/** What a reader should know of this run, each until it is closed. */
export function Notices({ texts }: { readonly texts: readonly (string | undefined)[] }) {
  const [closed, setClosed] = useState<readonly string[]>([]);
  const shown = texts.filter((text) => text !== undefined).filter((text) => !closed.includes(text));
  return (
    <div role="alert" className={styles['notices']}>
      {shown.map((text) => (
        <p key={text} className={styles['notice']}>
          <Icon name="warning" />
          <span>{text}</span>
          <IconButton label="Close this notice" icon="cross" onClick={() => setClosed([...closed, text])} />
        </p>
      ))}
    </div>
  );
}
