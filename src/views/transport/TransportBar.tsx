import { Button, IconButton } from '../../ui/Button.tsx';
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
  next(): void;
  back(): void;
  toggle(): void;
  restart(): void;
  setSpeed(speed: number): void;
  goTo(index: number): void;
}

/** Back, Next, Play, speed, Restart, the timeline and the run's clock: always in the same place. */
export function TransportBar(props: TransportProps) {
  const { marks, index, atEnd, playing, speed, time } = props;
  return (
    <section className={styles['bar']} aria-label="Transport">
      <div className={styles['buttons']}>
        <IconButton label="Restart" icon="restart" onClick={props.restart} />
        <Button icon="back" unavailable={index === 0} aria-keyshortcuts="ArrowLeft" onClick={props.back}>
          Back
        </Button>
        <Button
          variant="primary"
          icon="next"
          iconLast
          className={styles['next']}
          unavailable={atEnd}
          aria-keyshortcuts="ArrowRight"
          onClick={props.next}
        >
          Next
        </Button>
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
      <time
        className={styles['clock']}
        dateTime={new Date(time).toISOString()}
        title="The run's own clock, in UTC"
      >
        {new Date(time).toISOString().slice(11, 19)}
      </time>
    </section>
  );
}
