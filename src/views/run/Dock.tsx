import { useMemo } from 'react';
import type { RunSnapshot, Step } from '../../lab/index.ts';
import { clockAt, expiriesIn, refusalIn, type TraceEvent } from '../../trace/index.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { LiveStatus } from '../../ui/LiveStatus.tsx';
import { eventSentence } from '../event-words.ts';
import type { Beside } from '../selection.ts';
import type { TimelineMark } from '../transport/Timeline.tsx';
import { TransportBar } from '../transport/TransportBar.tsx';
import { timeBeforeStops } from '../transport/time-marks.ts';
import styles from './Dock.module.css';
import { statusOf } from './status.ts';
import type { Player } from './use-playback.ts';
import type { Questions } from './use-questions.tsx';
import type { Walk } from './use-walk.ts';
import { WhatElse } from './WhatElse.tsx';

/** The lower edge of the run screen: what is present in words, what can be picked at the end, and the transport bar. */
export function Dock({
  walk,
  player,
  snapshot,
  steps,
  screen,
  beside,
  quiz,
  pick,
  restart,
  continueFrom,
  edit,
  wait,
}: {
  readonly walk: Walk;
  readonly player: Player;
  readonly snapshot: RunSnapshot;
  readonly steps: readonly Step[];
  /** The switch of the simulated screen, where it lies over the diagram. */
  readonly screen: { readonly open: boolean; toggle(): void } | undefined;
  readonly beside: Beside | undefined;
  /** The question mode. */
  readonly quiz: Pick<Questions, 'on' | 'toggle'>;
  pick(offer: string): void;
  restart(): void;
  continueFrom(seq: number): void;
  /** Opens the editor of the present message. */
  edit(): void;
  wait(seconds: number): void;
}) {
  const event = walk.model.event(walk.seq);
  const status = statusOf(event, steps, snapshot, walk.live, beside?.changed(walk.seq));
  const expiries = useMemo(() => expiriesIn(walk.model.trace.events), [walk.model]);
  const marks = useMemo(() => {
    const { stops, trace } = walk.model;
    const before = timeBeforeStops(stops, trace.events, expiries);
    return stops.map((stop) => ({ ...markOf(stop, snapshot.pending, beside), ...before.get(stop.seq) }));
  }, [walk.model, expiries, snapshot.pending, beside]);
  const isMessage = event?.kind === 'request' || event?.kind === 'response';
  const byHand = (move: () => void) => () => {
    player.pause();
    move();
  };
  return (
    <footer className={styles['dock']}>
      <div className={styles['line']}>
        <LiveStatus text={status.text} className={cx(styles['status'], styles[status.tone])} />
        <p className={styles['step']} aria-hidden="true">
          {steps.find(({ number }) => number === event?.step)?.title}
        </p>
        {!walk.live && (
          <Button icon="fork" aria-keyshortcuts="c" onClick={() => continueFrom(walk.seq)}>
            Continue from here
          </Button>
        )}
        {walk.live && isMessage && (
          <Button icon="edit" aria-keyshortcuts="e" onClick={edit}>
            Edit
          </Button>
        )}
        {walk.atEnd && snapshot.offers.length > 0 && <WhatElse offers={snapshot.offers} pick={pick} />}
        <Button
          {...{ variant: 'plain', pressed: quiz.on }}
          // A narrow line needs its room for the words.
          {...(screen && { icon: 'help' })}
          aria-keyshortcuts="q"
          onClick={quiz.toggle}
        >
          Questions
        </Button>
        {screen && (
          <Button variant="plain" pressed={screen.open} onClick={screen.toggle}>
            Screen
          </Button>
        )}
      </div>
      <TransportBar
        marks={marks}
        index={walk.index}
        atEnd={walk.atEnd}
        playing={player.playing}
        speed={player.speed}
        time={clockAt(walk.model.trace.events, walk.seq)}
        seq={walk.seq}
        expiries={expiries}
        live={walk.live}
        wait={wait}
        next={byHand(walk.next)}
        back={byHand(walk.back)}
        toggle={player.toggle}
        restart={byHand(restart)}
        setSpeed={player.setSpeed}
        goTo={(index) => byHand(() => walk.select(walk.model.stops[index]?.seq ?? 0))()}
      />
    </footer>
  );
}

function markOf(stop: TraceEvent, pending: number | undefined, beside: Beside | undefined): TimelineMark {
  const refused = refusalIn(stop) !== undefined || (stop.kind === 'end' && stop.outcome === 'refused');
  return {
    seq: stop.seq,
    step: stop.step,
    label: eventSentence(stop),
    pending: stop.seq === pending,
    refused,
    changed: beside?.changed(stop.seq) ?? false,
  };
}
