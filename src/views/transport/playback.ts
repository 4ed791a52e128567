import { assign, setup } from 'xstate';

/** How much faster than normal the autoplay goes. */
export const speeds = [0.5, 1, 2, 4, 8] as const;

/** Milliseconds between two stops at normal speed: long enough to read a label aloud. */
const BEAT = 1800;

/** Autoplay: paused, or going on to the next stop with each beat. `advance` is given. */
export const playback = setup({
  types: {
    context: {} as { readonly speed: number },
    events: {} as
      | { type: 'play' }
      | { type: 'toggle' }
      | { type: 'pause' }
      | { type: 'speed'; speed: number },
  },
  actions: { advance: () => {} },
  delays: { beat: ({ context }) => BEAT / context.speed },
}).createMachine({
  id: 'playback',
  context: { speed: 1 },
  initial: 'paused',
  on: { speed: { actions: assign({ speed: ({ event }) => event.speed }) } },
  states: {
    paused: { on: { play: 'playing', toggle: 'playing' } },
    playing: {
      after: { beat: { actions: 'advance', target: 'playing', reenter: true } },
      on: { toggle: 'paused', pause: 'paused' },
    },
  },
});
