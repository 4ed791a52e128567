import { useMemo } from 'react';
import type { AttemptDiagnosis } from '../../diagnosis/diagnosis.ts';
import type { Step } from '../../lab/index.ts';
import type { TraceModel } from '../../trace/index.ts';
import { cx } from '../../ui/cx.ts';
import { LiveStatus } from '../../ui/LiveStatus.tsx';
import { eventSentence } from '../event-words.ts';
import { BackAndNext } from '../transport/BackAndNext.tsx';
import { Timeline, type TimelineMark } from '../transport/Timeline.tsx';
import styles from './Dock.module.css';
import { faultyEvents } from './first-event.ts';
import { statusOf } from './status.ts';
import type { TraceWalk } from './use-trace-walk.ts';

/** The lower edge: the present message in words, Back, Next, and every message on the timeline. */
export function Dock({
  walk,
  model,
  steps,
  diagnosis,
}: {
  readonly walk: TraceWalk;
  readonly model: TraceModel;
  readonly steps: readonly Step[];
  readonly diagnosis: AttemptDiagnosis;
}) {
  const { index, count } = walk;
  const status = statusOf(model.event(walk.seq), steps, walk, diagnosis);
  const marks = useMemo(() => {
    const faulty = faultyEvents(diagnosis);
    return model.stops.map(
      (stop): TimelineMark => ({
        ...{ seq: stop.seq, step: stop.step, label: eventSentence(stop), pending: false },
        ...{ refused: false, wrong: faulty.has(stop.seq) },
      }),
    );
  }, [model, diagnosis]);
  return (
    <footer className={styles['dock']}>
      <div className={styles['line']}>
        <LiveStatus text={status.text} className={cx(styles['status'], styles[status.tone])} />
      </div>
      <section className={styles['bar']} aria-label="Transport">
        <div className={styles['buttons']}>
          <BackAndNext
            back={index === 0 ? undefined : walk.back}
            next={index >= count - 1 ? undefined : walk.next}
          />
        </div>
        <Timeline marks={marks} index={index} goTo={walk.goTo} />
      </section>
    </footer>
  );
}
