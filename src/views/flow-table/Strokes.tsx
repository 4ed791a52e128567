import type { Channel } from '../../protocol/parties.ts';
import styles from './Strokes.module.css';

/** Messages in their order, a stroke each: light for the front channel, heavy for the back channel. */
export function Strokes({ channels }: { readonly channels: readonly Channel[] }) {
  const width = channels.length * PITCH;
  return (
    <svg
      aria-hidden="true"
      className={styles['strokes']}
      width={`${width / 16}rem`}
      height="0.875rem"
      viewBox={`0 0 ${width} 14`}
    >
      {channels.map((channel, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a message is known by its place.
        <path key={at} className={styles[channel]} d={`M${at * PITCH + 2} 1v12`} />
      ))}
    </svg>
  );
}

const PITCH = 5;
