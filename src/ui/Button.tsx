import type { ComponentProps } from 'react';
import styles from './Button.module.css';
import { cx } from './cx.ts';
import { Icon, type IconName } from './icons.tsx';

type Native = Omit<ComponentProps<'button'>, 'disabled' | 'aria-disabled' | 'aria-pressed'>;

interface Look {
  /** `primary` once in a view; `quiet` has a border; `plain` none. */
  readonly variant?: 'primary' | 'quiet' | 'plain';
  readonly icon?: IconName;
  /** Puts the icon behind the words. */
  readonly iconLast?: boolean;
  /** A toggle's state; leave out for a button that is no toggle. */
  readonly pressed?: boolean;
  /** Cannot be used now. It keeps its focus and is announced as unavailable. */
  readonly unavailable?: boolean;
}

/** A button with words. */
export function Button({
  variant = 'quiet',
  icon,
  iconLast,
  pressed,
  unavailable,
  className,
  children,
  onClick,
  ...native
}: Native & Look) {
  return (
    <button
      type="button"
      {...native}
      className={cx(styles['button'], styles[variant], iconLast && styles['last'], className)}
      aria-pressed={pressed}
      aria-disabled={unavailable || undefined}
      onClick={(event) => (unavailable ? event.preventDefault() : onClick?.(event))}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

/** A button that shows only an icon; `label` is its name and its tooltip. */
export function IconButton({
  label,
  icon,
  pressed,
  unavailable,
  className,
  onClick,
  ...native
}: Omit<Native, 'children'> &
  Pick<Look, 'pressed' | 'unavailable'> & { readonly label: string; readonly icon: IconName }) {
  return (
    <button
      type="button"
      title={label}
      {...native}
      className={cx(styles['button'], styles['icon'], className)}
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={unavailable || undefined}
      onClick={(event) => (unavailable ? event.preventDefault() : onClick?.(event))}
    >
      <Icon name={icon} />
    </button>
  );
}

/** A link that looks like a button, for what leads somewhere. */
export function LinkButton({
  variant = 'quiet',
  icon,
  iconLast,
  className,
  children,
  ...native
}: ComponentProps<'a'> & Pick<Look, 'variant' | 'icon' | 'iconLast'>) {
  return (
    <a
      {...native}
      className={cx(styles['button'], styles['link'], styles[variant], iconLast && styles['last'], className)}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}
