import type { ReactNode } from 'react';
import styles from './Alert.module.css';
import { Icon } from './icons.tsx';

/** Something that went wrong or wants care, said aloud when it appears, with what can be done about it. */
export function Alert({ children, actions }: { readonly children: ReactNode; readonly actions?: ReactNode }) {
  return (
    <div role="alert" className={styles['alert']}>
      <Icon name="warning" />
      <div className={styles['words']}>{children}</div>
      {actions && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
