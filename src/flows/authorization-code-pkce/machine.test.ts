import { describe, expect, it } from 'vitest';
import { createActor, waitFor } from 'xstate';
import { spa } from '../../lab/demo.ts';
import type { Given } from '../contract.ts';
import { authorizationCodePkce } from './machine.ts';
import { defaults } from './options.ts';

/** A world in which nothing can be delivered. */
const broken: Given = {
  work: () => Promise.reject(new Error('no work')),
  ask: async () => ({ form: 0, fields: {} }),
  navigate: () => Promise.reject(new Error('no browser')),
  submit: () => Promise.reject(new Error('no browser')),
  send: () => Promise.reject(new Error('no network')),
  end: () => new Promise<never>(() => {}),
};

describe('the machine by itself', () => {
  it('needs no server: an actor that fails leads to a state with a name', async () => {
    const actor = createActor(authorizationCodePkce(broken, spa, defaults)).start();
    const snapshot = await waitFor(
      actor,
      ({ value }) => value !== 'signedOut' && value !== 'makingCodeVerifier',
    );
    expect(snapshot.value).toBe('undeliverable');
    expect(snapshot.hasTag('failure')).toBe(true);
    actor.stop();
  });

  it('has a way in to every state', () => {
    const machine = authorizationCodePkce(broken, spa, defaults);
    const states = Object.values(machine.root.states);
    const targets = new Set(
      states
        .flatMap((state) => (state.transitions.size ? [...state.transitions.values()].flat() : []))
        .flatMap((transition) => transition.target ?? [])
        .map((target) => target.key),
    );
    const always = states
      .flatMap((state) => state.always ?? [])
      .flatMap((transition) => transition.target ?? []);
    for (const target of always) targets.add(target.key);
    const root = [...machine.root.transitions.values()]
      .flat()
      .flatMap((transition) => transition.target ?? []);
    for (const target of root) targets.add(target.key);
    expect(states.map(({ key }) => key).filter((key) => !targets.has(key))).toEqual(['signedOut']);
  });
});
