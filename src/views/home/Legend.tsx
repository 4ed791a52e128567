import { cx } from '../../ui/cx.ts';
import styles from './Legend.module.css';
import lines from './Miniature.module.css';

/** What the drawings' lines and marks mean. */
export function Legend() {
  return (
    <ul aria-label="How to read the drawings" className={styles['legend']}>
      <li>
        <Line kind="person" />
        the user acts
      </li>
      <li>
        <Line kind="front" />
        front channel: through the browser
      </li>
      <li>
        <Line kind="back" />
        back channel: program to program
      </li>
      <li>
        <svg aria-hidden="true" width="0.75em" height="0.75em" viewBox="-6 -6 12 12">
          <circle className={lines['work']} r="4" />
        </svg>
        work by one party
      </li>
      <li>
        <svg aria-hidden="true" width="0.75em" height="0.75em" viewBox="-6 -6 12 12">
          <path d="M0-6L6 0 0 6-6 0z" fill="var(--secret-access-token)" />
        </svg>
        a token arrives
      </li>
    </ul>
  );
}

function Line({ kind }: { readonly kind: 'person' | 'front' | 'back' }) {
  return (
    <svg
      aria-hidden="true"
      className={cx(lines['hop'], lines[kind])}
      width="2em"
      height="0.75em"
      viewBox="0 -6 32 12"
    >
      <line x1="0" x2="31" y1="0" y2="0" />
      <path className={lines['head']} d="M32 0l-5-3v6z" />
    </svg>
  );
}
