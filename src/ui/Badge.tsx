import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { cx } from './cx.ts';

/** A word or a number that marks something; `hue` is any CSS colour, such as `var(--channel-front)`. */
export function Badge({
  children,
  hue,
  tone = 'outline',
}: {
  readonly children: ReactNode;
  readonly hue?: string;
  readonly tone?: 'outline' | 'soft' | 'present';
}) {
  return (
    <span className={cx(styles['badge'], styles[tone])} style={hue ? { '--badge-hue': hue } : undefined}>
      {children}
    </span>
  );
}
