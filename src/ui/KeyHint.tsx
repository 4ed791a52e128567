import styles from './KeyHint.module.css';

/** A key as it is printed on a keyboard. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return <kbd className={styles['key']}>{keys}</kbd>;
}
