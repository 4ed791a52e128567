import { describe, expect, it } from 'vitest';
import { loadFlow } from '../../flows/index.ts';
import { protectionList, withProtection } from '../../lab/index.ts';
import { allOn, flipOf } from './flips.ts';
import { offIn, protectionsModel, type Setup } from './protections-model.ts';
import { everyFlow, setupOf } from './testing/setups.ts';

const PKCE = 'authorization-code-pkce';
const rowsOf = (setup: Setup) => {
  const { groups, idle } = protectionsModel(setup);
  return [...groups, ...idle].flatMap(({ rows }) => rows);
};
function rowOf(setup: Setup, key: string) {
  const found = rowsOf(setup).find((row) => row.key === key);
  if (!found) throw new Error(`there is no row ${key}`);
  return found;
}
const keysOf = (groups: ReturnType<typeof protectionsModel>['groups']) =>
  groups.flatMap(({ rows }) => rows.map(({ key }) => key));
const beyond = [
  'server.requireState',
  'server.requireNonce',
  'server.requireDpopNonce',
  'api.requireDpopNonce',
];

describe.each(everyFlow)('the protections of $id', ({ id, setup }) => {
  it('are all there, each once', () => {
    const switches = protectionList
      .filter(({ kind }) => kind === 'switch')
      .map((entry) => `${entry.of}.${entry.name}`);
    const pkce = id === PKCE ? ['app.challengeMethod'] : [];
    expect(
      rowsOf(setup)
        .map(({ key }) => key)
        .sort(),
    ).toEqual([...switches, ...pkce].sort());
  });

  it('are all on at first, but for what goes beyond the specifications; that is not missing', () => {
    expect(
      new Set(
        rowsOf(setup)
          .filter(({ on }) => !on)
          .map(({ key }) => key),
      ),
    ).toEqual(new Set(beyond));
    expect(rowsOf(setup).filter(({ missing }) => missing)).toEqual([]);
  });

  it('are the same again after each is flipped there and back', () => {
    for (const row of rowsOf(setup)) {
      const there = applied(setup, flipOf(row, !row.on));
      const flipped = rowOf(there, row.key);
      expect(flipped.on, row.key).toBe(!row.on);
      const back = applied(there, flipOf(flipped, row.on));
      expect(rowOf(back, row.key).on, row.key).toBe(row.on);
      expect(back.protections).toEqual({});
    }
  });

  it('are all on again by one flip, and what goes beyond stays as it is', () => {
    const flipped = rowsOf(setup).reduce((now, row) => applied(now, flipOf(row, !row.on)), setup);
    expect(rowsOf(flipped).filter(({ missing }) => missing).length).toBe(
      rowsOf(setup).length - beyond.length,
    );
    const again = { ...flipped, ...allOn(flipped) };
    expect(rowsOf(again).filter(({ on }) => !on)).toEqual([]);
    expect(again.protections).toEqual({
      server: { requireState: true, requireNonce: true, requireDpopNonce: true },
      api: { requireDpopNonce: true },
    });
  });
});

/** What the run screen does with a flip. */
function applied(setup: Setup, flip: ReturnType<typeof flipOf>): Setup {
  if ('option' in flip) return { ...setup, options: { ...setup.options, [flip.option]: flip.value } };
  return { ...setup, protections: withProtection(setup.protections, flip.of, flip.name, flip.value) };
}

describe('the model', () => {
  it('has those first that matter in the flow, by who has them', () => {
    const { groups, idle } = protectionsModel(setupOf('implicit-form-post'));
    expect(groups.map(({ heading }) => heading)).toEqual(['The app', 'The authorization server']);
    expect(keysOf(groups)).toContain('app.checkNonce');
    expect(keysOf(groups)).not.toContain('server.singleUseCodes');
    expect(idle.map(({ heading }) => heading)).toEqual(['The app', 'The authorization server', 'The API']);
    expect(keysOf(idle)).toContain('api.verifySignature');
  });

  it('goes by the options that the run has', () => {
    const dpop = (options: Setup['options']) =>
      keysOf(protectionsModel(setupOf(PKCE, { options })).groups).filter((key) => /dpop/i.test(key));
    expect(dpop({})).toEqual([]);
    expect(dpop({ dpop: 'on' })).toEqual([
      'server.singleUseDpopProofs',
      'server.requireDpopNonce',
      'api.singleUseDpopProofs',
      'api.requireDpopNonce',
    ]);
  });

  it('counts what is off, by who has it', () => {
    const setup = setupOf(PKCE, {
      options: { challengeMethod: 'plain' },
      protections: { app: { checkState: false }, server: { allowPlainChallenge: true, requireState: true } },
    });
    const { groups, idle } = protectionsModel(setup);
    expect(groups.map(({ off }) => off)).toEqual([2, 1, 0]);
    expect([offIn(groups), offIn(idle)]).toEqual([3, 0]);
    expect(rowOf(setup, 'server.allowPlainChallenge')).toMatchObject({ on: false, missing: true });
    expect(rowOf(setup, 'server.requireState')).toMatchObject({ on: true, missing: false });
  });

  it('counts what is off though it does not matter', () => {
    const { groups, idle } = protectionsModel(
      setupOf('client-credentials', { protections: { app: { checkState: false } } }),
    );
    expect([offIn(groups), offIn(idle)]).toEqual([0, 1]);
  });

  it('shows rotation by the option of the flow, until its switch overrules that', () => {
    const key = 'server.rotateRefreshTokens';
    const byOption = rowOf(setupOf(PKCE, { options: { rotation: 'off' } }), key);
    expect(byOption).toMatchObject({ on: false, choice: { value: 'off' } });
    expect(flipOf(byOption, true)).toEqual({ option: 'rotation', value: 'on' });
    const bySwitch = rowOf(setupOf(PKCE, { protections: { server: { rotateRefreshTokens: false } } }), key);
    expect(bySwitch).toMatchObject({ on: false, choice: undefined });
    expect(flipOf(bySwitch, true)).toEqual({ of: 'server', name: 'rotateRefreshTokens', value: true });
    expect(rowOf(setupOf('client-credentials'), key).choice).toBeUndefined();
  });

  it('takes what a link says for a text, and an unknown value for the default', () => {
    const setup = setupOf(PKCE, { options: { challengeMethod: '<b>', scope: '<i>' } });
    expect(rowOf(setup, 'app.challengeMethod').on).toBe(true);
    expect(keysOf(protectionsModel(setup).idle)).toContain('app.checkIdTokenSignature');
  });

  it('has no option where the flow has none', async () => {
    for (const { id, setup } of everyFlow) {
      const names = (await loadFlow(id))?.options.map(({ name }) => name) ?? [];
      for (const { entry, choice } of rowsOf(setup))
        if (choice) expect(names).toContain(entry.kind === 'option' ? entry.option : undefined);
    }
  });
});
