import { describe, expect, it } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import { playback, speeds } from './playback.ts';

function player() {
  const clock = new SimulatedClock();
  let beats = 0;
  const machine = playback.provide({ actions: { advance: () => beats++ } });
  const actor = createActor(machine, { clock }).start();
  /** How often it went on while so many milliseconds passed. */
  const during = (milliseconds: number) => {
    const before = beats;
    clock.increment(milliseconds);
    return beats - before;
  };
  return { actor, during };
}

describe('autoplay', () => {
  it('is paused until it is asked to play', () => {
    const { actor, during } = player();
    expect(during(60_000)).toBe(0);
    actor.send({ type: 'pause' });
    expect(actor.getSnapshot().value).toBe('paused');
  });

  it('goes on once a beat', () => {
    const { actor, during } = player();
    actor.send({ type: 'toggle' });
    expect([during(1799), during(1), during(1799), during(1)]).toEqual([0, 1, 0, 1]);
  });

  it.each(speeds)('at speed %f its beat is as much shorter', (speed) => {
    const { actor, during } = player();
    actor.send({ type: 'speed', speed });
    actor.send({ type: 'toggle' });
    const beat = 1800 / speed;
    expect([during(beat - 1), during(1)]).toEqual([0, 1]);
    expect(actor.getSnapshot().context.speed).toBe(speed);
  });

  it('plays on when it is asked to play twice', () => {
    const { actor, during } = player();
    actor.send({ type: 'play' });
    during(1000);
    actor.send({ type: 'play' });
    expect([during(799), during(1)]).toEqual([0, 1]);
  });

  it('takes a new speed with the next beat and plays on', () => {
    const { actor, during } = player();
    actor.send({ type: 'toggle' });
    during(1000);
    actor.send({ type: 'speed', speed: 4 });
    expect([during(800), during(450)]).toEqual([1, 1]);
  });

  it.each(['toggle', 'pause'] as const)('pauses at %s, and starts a whole beat anew', (type) => {
    const { actor, during } = player();
    actor.send({ type: 'toggle' });
    during(1700);
    actor.send({ type });
    expect(during(60_000)).toBe(0);
    actor.send({ type: 'toggle' });
    expect([during(1799), during(1)]).toEqual([0, 1]);
  });
});
