import { describe, expect, it } from 'vitest';
import { traceModel } from '../../../trace/index.ts';
import { pkceMap, tampered, walk } from '../testing/walks.ts';
import { mainPath, readableState, type TrackState, trackAt } from './track.ts';

const map = pkceMap();
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
    expect(track.path.filter(({ visited }) => visited).map(({ name }) => name)).toEqual(
      mainPath(map).slice(0, 9),
    );
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

describe('a state in words', () => {
  it.each([
    ['exchangingCode', 'exchanging code'],
    ['callingApi', 'calling API'],
    ['idTokenForged', 'ID token forged'],
    ['redirectUriUnregistered', 'redirect URI unregistered'],
    ['complete', 'complete'],
  ])('%s reads "%s"', (name, words) => {
    expect(readableState(name)).toBe(words);
  });
});
