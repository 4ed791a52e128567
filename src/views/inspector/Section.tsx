import type { ReactNode } from 'react';
import styles from './Section.module.css';

/** A part of a panel under its own heading. `inset` gives its content the panel's margin. */
export function Section({
  title,
  aside,
  inset,
  children,
}: {
  readonly title: string;
  /** Behind the title: a count, a verdict. */
  readonly aside?: ReactNode;
  readonly inset?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles['section']}>
      <header className={styles['head']}>
        <h3 className={styles['title']}>{title}</h3>
        {aside}
      </header>
      {inset ? <div className={styles['inset']}>{children}</div> : children}
    </section>
  );
}
