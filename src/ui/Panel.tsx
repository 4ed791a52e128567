import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Panel.module.css';

/** A named region with a head that stays and a body that scrolls. `title` is its accessible name. */
export function Panel({
  title,
  headless,
  actions,
  children,
  className,
}: {
  readonly title: string;
  /** The body's own head, such as a list of tabs, takes the place of the title. */
  readonly headless?: boolean;
  /** To the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}) {
  return (
    <section aria-label={title} className={cx(styles['panel'], className)}>
      {!headless && (
        <header className={styles['head']}>
          <h2 className={styles['title']}>{title}</h2>
          {actions}
        </header>
      )}
      <div className={styles['body']}>{children}</div>
    </section>
  );
}
