import { useMachine } from '@xstate/react';
import { useEffect, useRef, useState } from 'react';
import { playback } from '../transport/playback.ts';
import type { Walk } from './use-walk.ts';

/** Autoplay of a walk. */
export interface Player {
  readonly playing: boolean;
  readonly speed: number;
  toggle(): void;
  pause(): void;
  setSpeed(speed: number): void;
}

/**
 * Plays a walk: each beat is a Next. It pauses by itself at the end, and where the walk is `held` by a question. `asked`: it plays
 * without being told to.
 */
export function usePlayback(walk: Walk, asked = false, held = false): Player {
  const latest = useRef(walk);
  useEffect(() => {
    latest.current = walk;
  });
  const [machine] = useState(() => playback.provide({ actions: { advance: () => latest.current.next() } }));
  const [state, send] = useMachine(machine);
  const playing = state.matches('playing');
  useEffect(() => {
    if (asked) send({ type: 'play' });
  }, [asked, send]);
  useEffect(() => {
    if (playing && (walk.atEnd || held)) send({ type: 'pause' });
  }, [playing, walk.atEnd, held, send]);
  return {
    playing,
    speed: state.context.speed,
    toggle: () => send({ type: 'toggle' }),
    pause: () => send({ type: 'pause' }),
    setSpeed: (speed) => send({ type: 'speed', speed }),
  };
}
