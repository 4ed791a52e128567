import type { ComponentProps } from 'react';
import { cx } from '../../ui/cx.ts';
import styles from './TextButton.module.css';

/** A button that looks like a link in a text; `aside` makes it small and soft, beside a name or a title. */
export function TextButton({
  aside,
  className,
  ...native
}: ComponentProps<'button'> & { readonly aside?: boolean }) {
  return (
    <button type="button" {...native} className={cx(styles['button'], aside && styles['aside'], className)} />
  );
}
