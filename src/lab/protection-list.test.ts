import { describe, expect, it } from 'vitest';
import { type FlowId, flowIds, loadFlow } from '../flows/index.ts';
import { readOptions } from '../flows/option.ts';
import { perform } from './perform.ts';
import { type ProtectionEntry, protectionList, type SwitchEntry } from './protection-list.ts';
import { type Protections, protectionDefaults, withProtection } from './protections.ts';
import type { Move } from './recipe.ts';
import { plainRecipe } from './recipes.ts';
import type { Row } from './testing/all-pairs.ts';
import { settingsOf } from './testing/settings.ts';

const switches = protectionList.filter((entry) => entry.kind === 'switch');
const options = protectionList.filter((entry) => entry.kind === 'option');
const titleOf = ({ of, name }: SwitchEntry) => `${of}.${name}`;
const defaultOf = ({ of, name }: SwitchEntry) =>
  (protectionDefaults[of] as unknown as Record<string, boolean>)[name];

describe('the list of protections', () => {
  it('has exactly one entry for every switch that there is', () => {
    const all = Object.entries(protectionDefaults).flatMap(([of, names]) =>
      Object.keys(names).map((name) => `${of}.${name}`),
    );
    expect(switches.map(titleOf).sort()).toEqual(all.sort());
    expect(all.length).toBeGreaterThanOrEqual(35);
  });

  it('takes the default as safe, but for what goes beyond the specifications', () => {
    expect(switches.filter((entry) => defaultOf(entry) !== entry.safe).map(titleOf)).toEqual(
      switches.filter(({ beyond }) => beyond).map(titleOf),
    );
    expect(switches.filter(({ beyond }) => beyond).map(titleOf)).toEqual([
      'server.requireState',
      'server.requireNonce',
      'server.requireDpopNonce',
      'api.requireDpopNonce',
    ]);
    expect(switches.filter(({ safe }) => !safe).map(titleOf)).toEqual([
      'server.allowPlainChallenge',
      'api.acceptAlgNone',
      'api.acceptHs256WithPublicKey',
    ]);
  });

  it.each(protectionList)('says in short what "$label" does', ({ label, protects, spec }) => {
    expect(label.length).toBeLessThanOrEqual(40);
    expect(protects).toMatch(/^[A-Z].*\.$/);
    const sentences = protects.split(/(?<=\.) (?=[A-Z])/);
    expect(sentences.length).toBeLessThanOrEqual(2);
    expect(sentences.at(-1)).toMatch(/^Without it /);
    expect(spec.url).toMatch(/^https:\/\//);
  });

  it('says nothing twice: an option and the switch that overrules it are one protection', () => {
    const twice = (texts: readonly string[]) => texts.filter((text, at) => texts.indexOf(text) !== at);
    expect(twice(switches.map(({ label }) => label))).toEqual([]);
    expect(twice(switches.map(({ protects }) => protects))).toEqual([]);
    expect(twice(protectionList.map(({ label }) => label))).toEqual(['Rotates refresh tokens']);
  });

  it('has the protections that an option decides, as the flows that have it know it', async () => {
    for (const { option, safe, name, of } of options) {
      const flows = await Promise.all(flowIds.map(loadFlow));
      const known = flows.flatMap((flow) => flow?.options.filter((one) => one.name === option) ?? []);
      expect(known.length).toBeGreaterThan(0);
      for (const one of known) expect(one.preset).toBe(safe);
      if (name !== undefined) expect(protectionDefaults[of]).toHaveProperty(name);
    }
  });

  it('matters nowhere in a flow that there is none of', () => {
    for (const entry of protectionList)
      for (const flow of ['', 'constructor', 'toString']) expect(entry.matters(flow, {})).toBe(false);
  });
});

const everyFlow = await Promise.all(
  flowIds.map(async (id) => {
    const { options: list, rows } = await settingsOf(id);
    return { id, presets: readOptions(list, {}) as Row, rows };
  }),
);
const presetsOf = (flow: FlowId): Row => everyFlow.find(({ id }) => id === flow)?.presets ?? {};

describe('where a protection matters', () => {
  it.each<[string, FlowId, Row, boolean]>([
    ['sendState', 'authorization-code', {}, true],
    ['sendState', 'device-authorization', {}, false],
    ['checkNonce', 'hybrid', {}, true],
    ['checkNonce', 'resource-owner-password', {}, false],
    ['checkNonce', 'authorization-code', { scope: 'read:orders' }, false],
    ['checkIdTokenSignature', 'device-authorization', {}, true],
    ['checkIdTokenSignature', 'client-credentials', { scope: 'openid' }, false],
    ['checkIdTokenSignature', 'resource-owner-password', { scope: '', audience: 'none' }, true],
    ['checkIdTokenSignature', 'resource-owner-password', { scope: '' }, false],
    ['checkTokenHashes', 'hybrid', {}, true],
    ['checkTokenHashes', 'implicit-form-post', {}, false],
    ['requirePkce', 'authorization-code-pkce', {}, true],
    ['requirePkce', 'authorization-code', {}, false],
    ['allowPlainChallenge', 'authorization-code-pkce', { challengeMethod: 'plain' }, true],
    ['allowPlainChallenge', 'authorization-code-pkce', { challengeMethod: 'none' }, false],
    ['singleUseCodes', 'hybrid', {}, true],
    ['singleUseCodes', 'implicit-form-post', {}, false],
    ['exactRedirectUris', 'implicit-form-post', {}, true],
    ['exactRedirectUris', 'client-credentials', {}, false],
    ['detectRefreshTokenReuse', 'device-authorization', {}, true],
    ['detectRefreshTokenReuse', 'device-authorization', { rotation: 'off' }, false],
    ['detectRefreshTokenReuse', 'device-authorization', { scope: 'openid' }, false],
    ['rotateRefreshTokens', 'resource-owner-password', {}, true],
    ['rotateRefreshTokens', 'implicit-form-post', {}, false],
    ['refuseRefreshTokenToBrowsers', 'authorization-code', { originHeader: 'present' }, true],
    ['refuseRefreshTokenToBrowsers', 'authorization-code-pkce', {}, false],
    ['singleUseAssertions', 'client-credentials', { clientAuthentication: 'private_key_jwt' }, true],
    ['singleUseAssertions', 'client-credentials', {}, false],
    ['limitAttempts', 'client-credentials', {}, true],
    ['limitAttempts', 'client-credentials', { clientAuthentication: 'private_key_jwt' }, false],
    ['limitAttempts', 'implicit-form-post', {}, true],
    ['loginCsrfProtection', 'device-authorization', {}, true],
    ['loginCsrfProtection', 'resource-owner-password', {}, false],
    ['requireNonce', 'authorization-code', {}, true],
    ['requireNonce', 'hybrid', { responseType: 'code token' }, true],
    ['requireNonce', 'hybrid', {}, false],
    ['requireNonce', 'implicit-form-post', {}, false],
    ['verifySignature', 'client-credentials', {}, true],
    ['verifySignature', 'implicit-form-post', {}, false],
    ['requireProofForBoundTokens', 'client-credentials', { dpop: 'on' }, true],
    ['requireProofForBoundTokens', 'client-credentials', {}, false],
  ])('%s in %s with %j: %s', (name, flow, changed, expected) => {
    const entry = switches.find((one) => one.name === name);
    expect(entry?.matters(flow, { ...presetsOf(flow), ...changed })).toBe(expected);
  });

  it.each(protectionList)('"$label" matters somewhere, and not everywhere', (entry) => {
    const found = everyFlow.flatMap(({ id, rows }) => rows.map((row) => entry.matters(id, row)));
    expect(new Set(found)).toEqual(new Set([true, false]));
  });
});

/** A switch at the value that it does not have by default. */
const flipped = (protections: Protections, entry: SwitchEntry): Protections =>
  withProtection(protections, entry.of, entry.name, !defaultOf(entry));
const idleOn = <E extends ProtectionEntry>(entries: readonly E[], flow: FlowId, row: Row): E[] =>
  entries.filter((entry) => !entry.matters(flow, row));
const traceOf = async (flow: FlowId, row: Row, protections: Protections = {}, moves: readonly Move[] = []) =>
  JSON.stringify(await perform(plainRecipe(flow, { options: row, protections, moves })));

describe.each(everyFlow)('what does not matter in $id', ({ id, presets, rows }) => {
  const dpop = { ...presets, ...('dpop' in presets && { dpop: 'on' }) };
  it.each([presets, dpop])('changes nothing when it is switched, one by one', async (row) => {
    const before = await traceOf(id, row);
    for (const entry of idleOn(switches, id, row))
      expect(await traceOf(id, row, flipped({}, entry)), titleOf(entry)).toBe(before);
  });

  it('changes nothing when all of it is switched at once, with any options', async () => {
    for (const row of rows) {
      const all = idleOn(switches, id, row).reduce(flipped, {});
      expect(await traceOf(id, row, all), JSON.stringify({ row, all })).toBe(await traceOf(id, row));
    }
  });
});

/** What shows only when something goes wrong, with what must go wrong for it. */
const UNDER_ATTACK: readonly (readonly [string, FlowId, Row, readonly Move[]])[] = [
  [
    'server.exactRedirectUris',
    'authorization-code-pkce',
    {},
    [
      {
        ...{ at: 'request GET /authorize', do: 'edit' },
        edits: [{ parameter: 'redirect_uri', value: 'https://spa.granttour.example.attacker.example/' }],
      },
    ],
  ],
  ['server.detectRefreshTokenReuse', 'device-authorization', { mishap: 'old refresh token' }, []],
  ['server.refuseRefreshTokenToBrowsers', 'authorization-code', { originHeader: 'present' }, []],
  [
    'server.singleUseAssertions',
    'client-credentials',
    { clientAuthentication: 'private_key_jwt' },
    [{ at: 'request POST /oauth/token', do: 'replay' }],
  ],
];
const hidden = UNDER_ATTACK.map(([title]) => title);

describe.each(everyFlow)('what matters in $id', ({ id, presets }) => {
  const row = { ...presets, ...('dpop' in presets && { dpop: 'on' }) };
  it('shows in the trace when it is switched, also where nobody attacks', async () => {
    const before = await traceOf(id, row);
    const shown = switches.filter((entry) => entry.matters(id, row) && !hidden.includes(titleOf(entry)));
    for (const entry of shown)
      expect(await traceOf(id, row, flipped({}, entry)), titleOf(entry)).not.toBe(before);
    expect(shown.length).toBeGreaterThanOrEqual(8);
  });
});

describe('what shows under attack only', () => {
  it.each(UNDER_ATTACK)('%s', async (title, flow, changed, moves) => {
    const row = { ...presetsOf(flow), ...changed };
    const entry = switches.find((one) => titleOf(one) === title);
    if (!entry) throw new Error(`there is no ${title}`);
    expect(entry.matters(flow, row)).toBe(true);
    expect(await traceOf(flow, row, flipped({}, entry), moves)).not.toBe(await traceOf(flow, row, {}, moves));
  });
});
