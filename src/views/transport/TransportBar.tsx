import type { Expiry } from '../../trace/index.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ClockControl } from '../clock/ClockControl.tsx';
import { BackAndNext } from './BackAndNext.tsx';
import { speeds } from './playback.ts';
import { Timeline, type TimelineMark } from './Timeline.tsx';
import styles from './TransportBar.module.css';

/** What the bar shows and does. */
export interface TransportProps {
  readonly marks: readonly TimelineMark[];
  readonly index: number;
  readonly atEnd: boolean;
  readonly playing: boolean;
  readonly speed: number;
  /** The run's own time, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly time: number;
  /** The present event. */
  readonly seq: number;
  readonly expiries: readonly Expiry[];
  /** The reader stands at the newest event; at an earlier one, moving the clock leaves the later part behind. */
  readonly live: boolean;
  /** Why the clock cannot be moved now; left out where it can. */
  readonly cannotWait?: string;
  next(): void;
  back(): void;
  toggle(): void;
  restart(): void;
  setSpeed(speed: number): void;
  goTo(index: number): void;
  /** Lets so many seconds pass at the present event. */
  wait(seconds: number): void;
}

const FORKS = 'The run goes on from here, and the later part is kept as a fork.';

/** Back, Next, Play, speed, Restart, the timeline and the run's clock: always in the same place. */
export function TransportBar(props: TransportProps) {
  const { marks, index, atEnd, playing, speed, time } = props;
  return (
    <section className={styles['bar']} aria-label="Transport">
      <div className={styles['buttons']}>
        <IconButton label="Restart" icon="restart" onClick={props.restart} />
        <BackAndNext back={index === 0 ? undefined : props.back} next={atEnd ? undefined : props.next} />
        <Button
          icon={playing ? 'pause' : 'play'}
          className={styles['play']}
          unavailable={atEnd && !playing}
          aria-keyshortcuts="Space"
          onClick={props.toggle}
        >
          {playing ? 'Pause' : 'Play'}
        </Button>
        <label className={styles['speed']}>
          <span className="visually-hidden">Speed</span>
          <select value={speed} onChange={(event) => props.setSpeed(Number(event.target.value))}>
            {speeds.map((value) => (
              <option key={value} value={value}>
                {value}×
              </option>
            ))}
          </select>
        </label>
      </div>
      <Timeline marks={marks} index={index} goTo={props.goTo} />
      <ClockControl
        now={time}
        expiries={props.expiries}
        seq={props.seq}
        canWait={props.cannotWait === undefined}
        why={props.cannotWait ?? (props.live ? undefined : FORKS)}
        onWait={props.wait}
      />
    </section>
  );
}
