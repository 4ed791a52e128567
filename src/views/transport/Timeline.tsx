import { memo, type PointerEvent } from 'react';
import { cx } from '../../ui/cx.ts';
import styles from './Timeline.module.css';
import { type MarkedStop, markInWords } from './time-marks.ts';

/** One stop on the timeline. */
export interface TimelineMark extends MarkedStop {
  readonly seq: number;
  readonly step: number;
  readonly pending: boolean;
}

/** Every stop so far as a dot, with what time did between them; drag, click or use the arrow keys to go to one. */
export function Timeline({
  marks,
  index,
  goTo,
}: {
  readonly marks: readonly TimelineMark[];
  readonly index: number;
  goTo(index: number): void;
}) {
  const last = Math.max(marks.length - 1, 0);
  const at = last > 0 ? index / last : 0;
  // A tooltip is no state: it changes with each move of the mouse, and nothing is drawn anew.
  function tell(event: PointerEvent<HTMLInputElement>) {
    const pointed = pointedAt(event, last);
    event.currentTarget.title = markInWords(marks[pointed], pointed, marks.length);
  }
  return (
    <div className={styles['timeline']}>
      <div className={styles['track']} style={{ width: `${marks.length * 1.25}rem` }}>
        <Dots marks={marks} />
        <span className={styles['ahead']} style={{ left: along(at) }} />
        <span className={styles['present']} style={{ left: along(at) }} />
        <input
          type="range"
          className={styles['range']}
          aria-label="Timeline"
          aria-valuetext={markInWords(marks[index], index, marks.length)}
          min={0}
          max={last}
          value={index}
          onPointerMove={tell}
          onChange={(event) => goTo(Number(event.target.value))}
        />
      </div>
    </div>
  );
}

/** Half a thumb's width, in pixels: so far from either end the first and the last dot stand. */
const INSET = 8;

const along = (share: number): string => `calc(${INSET}px + ${share} * (100% - ${2 * INSET}px))`;

function pointedAt({ currentTarget, clientX }: PointerEvent<HTMLInputElement>, last: number): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  const share = (clientX - left - INSET) / Math.max(width - 2 * INSET, 1);
  return Math.round(Math.min(Math.max(share, 0), 1) * last);
}

/** All dots. Which of them is present is drawn over them, so that moving draws none of them anew. */
const Dots = memo(function Dots({ marks }: { readonly marks: readonly TimelineMark[] }) {
  return (
    <div className={styles['dots']} style={{ '--gaps': Math.max(marks.length - 1, 1) }} aria-hidden="true">
      {marks.map((mark, position) => (
        <Dot
          key={mark.seq}
          first={mark.step !== marks[position - 1]?.step}
          refused={mark.refused || mark.wrong === true}
          changed={mark.changed === true}
          moved={mark.moved !== undefined}
          expired={mark.expired !== undefined}
        />
      ))}
    </div>
  );
});

interface DotProps {
  /** The first of its step. */
  readonly first: boolean;
  readonly refused: boolean;
  readonly changed: boolean;
  readonly moved: boolean;
  readonly expired: boolean;
}

const Dot = memo(function Dot({ first, refused, changed, moved, expired }: DotProps) {
  return (
    <span className={cx(styles['dot'], first && styles['first'], refused && styles['refused'])}>
      {changed && <i className={styles['changed']} />}
      {(moved || expired) && (
        <span className={styles['between']}>
          {moved && <i className={styles['moved']} />}
          {expired && <i className={styles['expired']} />}
        </span>
      )}
    </span>
  );
});
