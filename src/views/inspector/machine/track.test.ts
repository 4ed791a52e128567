import { describe, expect, it } from 'vitest';
import { flowIds } from '../../../flows/index.ts';
import { traceModel } from '../../../trace/index.ts';
import { flowMap, tampered, walk } from '../testing/walks.ts';
import type { MachineMap } from './machine-map.ts';
import { mainPath, readableState, type TrackState, trackAt } from './track.ts';

const map = await flowMap();
const all = (states: readonly TrackState[]): TrackState[] =>
  states.flatMap((state) => [state, ...all(state.detours)]);

describe('the map of a machine', () => {
  it('reads steps, failures and ends from the configuration', () => {
    const kindOf = (name: string) => map.states.find((state) => state.name === name);
    expect(map.initial).toBe('signedOut');
    expect(kindOf('exchangingCode')?.kind).toBe('step');
    expect(kindOf('verifierMismatched')).toMatchObject({ kind: 'failure', end: true });
    expect(kindOf('complete')).toMatchObject({ kind: 'step', end: true });
  });

  it('reads the targets of invoke, each once, and what any state can lead to', () => {
    const targets = (name: string) => map.states.find((state) => state.name === name)?.targets;
    expect(targets('signedOut')).toEqual(['makingCodeVerifier']);
    expect(targets('checkingCallback')).toContain('accessDenied');
    expect(targets('validatingTokens')?.filter((name) => name === 'tokensUnreadable')).toHaveLength(1);
    expect(map.anywhere).toEqual(['undeliverable']);
  });
});

describe('the track', () => {
  it('walks the way that goes well, from the initial state to the end', () => {
    expect(mainPath(map)).toEqual([
      'signedOut',
      'makingCodeVerifier',
      'pushingRequest',
      'takingRequestUri',
      'redirectingToAuthorize',
      'promptedForLogin',
      'signingIn',
      'askedForConsent',
      'decidingConsent',
      'checkingCallback',
      'exchangingCode',
      'fetchingKeys',
      'validatingTokens',
      'callingApi',
      'showingOrders',
      'refreshing',
      'keepingNewTokens',
      'complete',
    ]);
  });

  it('shows every step once, and a second try beside the state that it comes back to', async () => {
    const { path } = trackAt(map, await walk(), 0);
    const names = all(path).map(({ name }) => name);
    const steps = map.states.filter(({ kind }) => kind === 'step').map(({ name }) => name);
    expect([...names].sort()).toEqual([...steps].sort());
    const signingIn = path.find(({ name }) => name === 'signingIn');
    expect(signingIn?.detours.map(({ name }) => name)).toEqual(['wrongPassword']);
  });

  it('lights the present state and marks those before it', async () => {
    const model = await walk();
    const entered = model.trace.events.find(
      (event) => event.kind === 'state' && event.to === 'exchangingCode',
    );
    const track = trackAt(map, model, entered?.seq ?? -1);
    expect(track).toMatchObject({ present: 'exchangingCode', known: true });
    expect(track.path.filter(({ present }) => present).map(({ name }) => name)).toEqual(['exchangingCode']);
    const pushed = ['pushingRequest', 'takingRequestUri'];
    const before = mainPath(map).slice(0, 11);
    expect(track.path.filter(({ visits }) => visits > 0).map(({ name }) => name)).toEqual(
      before.filter((name) => !pushed.includes(name)),
    );
    expect(track.path.filter(({ skipped }) => skipped).map(({ name }) => name)).toEqual(pushed);
  });

  it('lights a failure at the state that led to it, and nowhere else', async () => {
    const model = await tampered();
    const track = trackAt(map, model, model.trace.events.length - 1);
    const lit = all(track.path).flatMap(({ name, failures }) =>
      failures.filter(({ present }) => present).map((failure) => `${name} > ${failure.name}`),
    );
    expect(lit).toEqual(['exchangingCode > verifierMismatched']);
  });

  it('keeps standing before the first state and in a state that the map does not have', async () => {
    const { trace } = await walk();
    expect(trackAt(map, traceModel({ ...trace, events: [] }), 0)).toMatchObject({
      present: undefined,
      known: true,
    });
    const strange = { kind: 'state', seq: 0, at: 0, step: 0, from: '', to: '<b>elsewhere</b>' } as const;
    expect(trackAt(map, traceModel({ ...trace, events: [strange] }), 0).known).toBe(false);
  });
});

describe.each(flowIds)('the track of %s', async (id) => {
  const own = await flowMap(id);
  const model = await walk({}, id);
  const names = (states: readonly TrackState[]) => states.map(({ name }) => name);

  it('leads from the initial state to an end and shows every step once', () => {
    const { path } = trackAt(own, model, 0);
    expect(path[0]?.name).toBe(own.initial);
    expect(own.states.find(({ name }) => name === path.at(-1)?.name)?.end).toBe(true);
    const steps = own.states.filter(({ kind }) => kind === 'step').map(({ name }) => name);
    expect(names(all(path)).sort()).toEqual([...steps].sort());
  });

  it('finds every state of the walk, one present at a time', () => {
    for (const event of model.trace.events) {
      const track = trackAt(own, model, event.seq);
      expect(track.known).toBe(true);
      const lit = all(track.path).filter(
        ({ present, failures }) => present || failures.some((one) => one.present),
      );
      expect(lit.length).toBe(track.present === undefined ? 0 : 1);
    }
  });

  it('marks no state of a whole walk as skipped that was visited', () => {
    const { path } = trackAt(own, model, model.trace.events.length - 1);
    for (const { skipped, visits } of path) expect(skipped && visits > 0).toBe(false);
    expect(path.at(-1)).toMatchObject({ present: true });
  });
});

describe('a machine with loops and states that only decide', () => {
  const step = (name: string, targets: string[], more: Partial<MachineMap['states'][number]> = {}) =>
    ({ name, kind: 'step', targets, ...more }) as const;
  const loop: MachineMap = {
    initial: 'showing',
    source: '',
    states: [
      step('showing', ['looking']),
      step('looking', ['typing', 'polling', 'stopped'], { passing: true }),
      step('typing', ['looking']),
      step('polling', ['pending', 'done']),
      step('pending', ['looking']),
      step('done', [], { end: true }),
      { name: 'stopped', kind: 'failure', targets: [], end: true },
    ],
  };
  const walked = (...states: string[]) =>
    traceModel({
      version: 1,
      flow: 'loop',
      events: states.map((to, seq) => ({
        ...{ kind: 'state', seq, at: seq, step: 1, from: states[seq - 1] ?? '', to },
      })),
    });
  const visitsOf = (...states: string[]) =>
    Object.fromEntries(
      all(trackAt(loop, walked(...states), 99).path).map(({ name, visits }) => [name, visits]),
    );

  it('counts each time that it came to a state, and each time that it passed one', () => {
    expect(visitsOf('showing', 'typing', 'typing', 'polling', 'pending', 'polling', 'done')).toEqual({
      ...{ showing: 1, looking: 4, typing: 2, polling: 2, pending: 1, done: 1 },
    });
    expect(visitsOf('showing')).toEqual({
      showing: 1,
      looking: 0,
      typing: 0,
      polling: 0,
      pending: 0,
      done: 0,
    });
  });

  it('keeps on the path what leads on, and beside it what comes back', () => {
    const { path } = trackAt(loop, walked('showing'), 0);
    expect(
      path.map(({ name, detours }) => [name, ...detours.map((detour) => detour.name)].join(' ')),
    ).toEqual(['showing', 'looking typing', 'polling pending', 'done']);
  });

  it('finds the failure that a state on the way decided', () => {
    const { path } = trackAt(loop, walked('showing', 'typing', 'stopped'), 2);
    const lit = all(path).filter(({ failures }) => failures.some(({ present }) => present));
    expect(lit.map(({ name }) => name)).toEqual(['looking']);
  });
});

describe('a state in words', () => {
  it.each([
    ['exchangingCode', 'exchanging code'],
    ['callingApi', 'calling API'],
    ['idTokenForged', 'ID token forged'],
    ['dpopRefused', 'DPoP refused'],
    ['redirectUriUnregistered', 'redirect URI unregistered'],
    ['complete', 'complete'],
  ])('%s reads "%s"', (name, words) => {
    expect(readableState(name)).toBe(words);
  });
});
