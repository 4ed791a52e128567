import type { Stretch } from './differing.ts';
import styles from './Marked.module.css';

/** A text with the stretches marked in which it differs from another. */
export function Marked({ stretches }: { readonly stretches: readonly Stretch[] }) {
  return stretches.map(({ text, differs }, at) =>
    differs ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place.
      <mark key={at} className={styles['differs']}>
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
