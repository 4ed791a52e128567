import { cx } from '../../ui/cx.ts';
import styles from './Timeline.module.css';

/** One stop on the timeline. */
export interface TimelineMark {
  readonly seq: number;
  readonly step: number;
  /** What it is, in words. */
  readonly label: string;
  readonly pending: boolean;
  readonly refused: boolean;
}

/** Every stop so far as a dot; drag, click or use the arrow keys to go to one. */
export function Timeline({
  marks,
  index,
  goTo,
}: {
  readonly marks: readonly TimelineMark[];
  readonly index: number;
  goTo(index: number): void;
}) {
  return (
    <div className={styles['timeline']}>
      <div className={styles['track']} style={{ width: `${marks.length * 1.25}rem` }}>
        <div className={styles['dots']} aria-hidden="true">
          {marks.map((mark, position) => (
            <span
              key={mark.seq}
              className={cx(
                styles['dot'],
                mark.step !== marks[position - 1]?.step && styles['first'],
                position === index && styles['present'],
                position > index && styles['ahead'],
                mark.refused && styles['refused'],
              )}
            />
          ))}
        </div>
        <input
          type="range"
          className={styles['range']}
          aria-label="Timeline"
          aria-valuetext={`${index + 1} of ${marks.length}: ${marks[index]?.label ?? ''}`}
          min={0}
          max={Math.max(marks.length - 1, 0)}
          value={index}
          onChange={(event) => goTo(Number(event.target.value))}
        />
      </div>
    </div>
  );
}
