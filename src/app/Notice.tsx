import type { ReactNode } from 'react';
import styles from './Notice.module.css';

/** A page of its own for when there is nothing else to show: what happened, and ways on. */
export function Notice({
  title,
  children,
  actions,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={styles['notice']}>
      <svg
        aria-hidden="true"
        className={styles['drawing']}
        viewBox="38 0 164 72"
        width="10.25rem"
        height="4.5rem"
      >
        <path className={styles['lane']} d="M40 4v64M120 4v64M200 4v64" />
        <path className={styles['sent']} d="M40 24h74m-6-5l6 5-6 5" />
        <path className={styles['lost']} d="M120 48h44" />
        <path className={styles['sent']} d="M172 43l10 10m0-10l-10 10" />
      </svg>
      <h1>{title}</h1>
      {children}
      {actions && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
