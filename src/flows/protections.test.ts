import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AppProtections, defaultAppProtections } from '../client/protections.ts';
import { strangerKey } from '../lab/keys.ts';
import { queryOf } from '../protocol/parameters.ts';
import type { FlowOptions } from './contract.ts';
import type { FlowId } from './index.ts';
import { type Attack, walk } from './testing/attacked.ts';
import { flows } from './testing/machines.ts';

type Name = keyof AppProtections;
const names = Object.keys(defaultAppProtections) as Name[];
const allOff = Object.fromEntries(names.map((name) => [name, false]));
const evil = 'https://evil.example/';

const walkOf = (id: FlowId, ...rest: Parameters<typeof walk> extends [unknown, ...infer R] ? R : never) => {
  const one = flows.find((flow) => flow.id === id);
  if (!one) throw new Error(id);
  return walk(one, ...rest);
};

/** The flow, the protection, the attack, and the state that the walk ends in while the protection is on. */
const attacks: readonly [string, FlowId, FlowOptions, Name, Attack, string][] = [
  [
    'RFC 6749 §10.12: a response of another login',
    ...(['authorization-code-pkce', {}, 'checkState'] as const),
    ...([{ response: { state: 'attacker', code: 'stolen' } }, 'stateMismatched'] as const),
  ],
  [
    'RFC 6749 §10.12: a response of another login',
    ...(['authorization-code', {}, 'checkState'] as const),
    ...([{ response: { state: 'attacker', code: 'stolen' } }, 'stateMismatched'] as const),
  ],
  [
    'RFC 9207 §2.4: a response of another server',
    ...(['authorization-code', {}, 'checkResponseIssuer'] as const),
    ...([{ response: { iss: evil } }, 'issuerMismatched'] as const),
  ],
  [
    'OIDC Core §3.1.3.7 (11): an ID token of another login',
    ...(['authorization-code-pkce', {}, 'checkNonce'] as const),
    ...([{ back: { claims: { nonce: 'attacker' } } }, 'nonceMismatched'] as const),
  ],
  [
    'OIDC Core §3.2.2.11: an ID token of another login in a form post',
    ...(['implicit-form-post', {}, 'checkNonce'] as const),
    ...([{ front: { claims: { nonce: 'attacker' } } }, 'nonceMismatched'] as const),
  ],
  [
    'RFC 7515 §5.2: an ID token that a stranger signed',
    ...(['implicit-form-post', {}, 'checkIdTokenSignature'] as const),
    ...([{ front: { key: strangerKey, claims: { sub: 'user-ben' } } }, 'idTokenForged'] as const),
  ],
  [
    'RFC 7515 §5.2: an ID token that a stranger signed',
    ...(['device-authorization', {}, 'checkIdTokenSignature'] as const),
    ...([{ back: { key: strangerKey } }, 'idTokenForged'] as const),
  ],
  [
    'OIDC Core §3.1.3.7 (2): an ID token of another issuer',
    ...(['authorization-code', {}, 'checkIdTokenIssuer'] as const),
    ...([{ back: { claims: { iss: evil } } }, 'idTokenInvalid'] as const),
  ],
  [
    'OIDC Core §3.3.3.6: two ID tokens of another issuer',
    ...(['hybrid', {}, 'checkIdTokenIssuer'] as const),
    ...([{ front: { claims: { iss: evil } }, back: { claims: { iss: evil } } }, 'idTokenInvalid'] as const),
  ],
  [
    'OIDC Core §3.1.3.7 (3): an ID token for another app',
    ...(['implicit-form-post', {}, 'checkIdTokenAudience'] as const),
    ...([{ front: { claims: { aud: 'other', azp: 'other' } } }, 'idTokenInvalid'] as const),
  ],
  [
    'OIDC Core §3.1.3.7 (9): an ID token that has expired',
    ...(['resource-owner-password', {}, 'checkIdTokenExpiry'] as const),
    ...([{ back: { claims: { exp: -1 } } }, 'idTokenInvalid'] as const),
  ],
  [
    'OIDC Core §12.2: an ID token that has expired, after a refresh',
    ...(['resource-owner-password', {}, 'checkIdTokenExpiry'] as const),
    ...([{ refreshed: { claims: { exp: -1 } } }, 'idTokenInvalid'] as const),
  ],
  [
    'OIDC Core §3.1.3.8: another access token',
    ...(['authorization-code-pkce', {}, 'checkTokenHashes'] as const),
    ...([{ back: { claims: { at_hash: 'AAAA' } } }, 'idTokenInvalid'] as const),
  ],
  [
    'OIDC Core §3.3.2.10: another code',
    ...(['hybrid', {}, 'checkTokenHashes'] as const),
    ...([{ response: { code: 'stolen' } }, 'codeHashMismatched'] as const),
  ],
  [
    'OIDC Core §3.3.2.9: another access token in the front channel',
    ...(['hybrid', { responseType: 'code id_token token' }, 'checkTokenHashes'] as const),
    ...([{ response: { access_token: 'stolen' } }, 'accessTokenHashMismatched'] as const),
  ],
];

describe.each(attacks)('%s, in %s %j', (_attack, id, options, protection, attack, failure) => {
  it(`${protection} on: ends in ${failure}`, async () => {
    expect((await walkOf(id, options, attack)).end).toBe(failure);
  });

  it(`${protection} off: the walk is complete, without a check that refuses`, async () => {
    const { end, checks } = await walkOf(id, options, attack, { [protection]: false });
    expect(end).toBe('complete');
    expect(checks.filter((check) => check.endsWith('false'))).toEqual([]);
    expect(checks.length).toBeGreaterThan(0);
  });
});

it('OIDC Core §3.3.3.6: a second ID token of another issuer than the first is refused by any app', async () => {
  const attack = { front: { claims: { iss: evil } } };
  expect((await walkOf('hybrid', {}, attack, { checkIdTokenIssuer: false })).end).toBe('idTokensDiffer');
});

const inBrowser = [
  'authorization-code',
  'authorization-code-pkce',
  'implicit-form-post',
  'hybrid',
] as const satisfies readonly FlowId[];

describe.each(inBrowser)('what the app of %s sends', (id) => {
  const told = (values: readonly string[], name: string) =>
    values.filter((value) => !value.startsWith(`${name}=`));

  it.each([
    ['RFC 6749 §4.1.1', 'sendState', 'state', 'state_matches'],
    ['OIDC Core §3.1.2.1', 'sendNonce', 'nonce', 'nonce_matches'],
  ] as const)('%s: %s off leaves %s out and all else as it was', async (_spec, protection, name, check) => {
    const [before, after] = [await walkOf(id, {}), await walkOf(id, {}, {}, { [protection]: false })];
    expect([before.end, after.end]).toEqual(['complete', 'complete']);
    const [url = '', urlAfter = ''] = [before.sentTo[0], after.sentTo[0]];
    expect(queryOf(urlAfter)).toEqual(queryOf(url).filter(([parameter]) => parameter !== name));
    expect(queryOf(urlAfter).length).toBe(queryOf(url).length - 1);
    expect(after.values).toEqual(told(before.values, name));
    expect(after.sent).toEqual(before.sent);
    expect(after.checks).toEqual(before.checks.filter((text) => text !== `${check} true`));
    expect(before.checks).toContain(`${check} true`);
  });

  it('RFC 6749 §10.12: without state nobody can tell whose response comes', async () => {
    const attack = { response: { state: 'attacker', code: 'stolen' } };
    const protections = { sendState: false, checkTokenHashes: false };
    expect((await walkOf(id, {}, attack, protections)).end).toBe('complete');
  });

  it('OIDC Core §3.1.2.6: a server that wants a nonce refuses, and the walk ends so', async () => {
    const nothing = { code: undefined, id_token: undefined };
    const attack = { response: { ...nothing, error: 'invalid_request' } };
    const { end, ending } = await walkOf(id, {}, attack, { sendNonce: false });
    expect(end).toBe('authorizationRefused');
    expect(ending.error).toBe('invalid_request');
  });
});

it('the work of a web app is named after what it makes', async () => {
  const labelWith = async (protections: Partial<AppProtections>) =>
    (await walkOf('authorization-code', {}, {}, protections)).labels[0];
  expect(await labelWith({})).toBe('Makes state and nonce and keeps them in its session');
  expect(await labelWith({ sendState: false })).toBe('Makes nonce and keeps it in its session');
  expect(await labelWith({ sendNonce: false })).toBe('Makes state and keeps it in its session');
  expect(await labelWith({ sendState: false, sendNonce: false })).toBe('Makes a session of its own');
});

describe('a walk with every protection off', () => {
  it.each(flows.map(({ id }) => id))('%s comes to its end', async (id) => {
    expect((await walkOf(id, {}, {}, allOff)).end).toBe('complete');
  });

  it('takes an ID token whose name is none, and shows the user by sub', async () => {
    const forged = { key: strangerKey, claims: { name: { toString: 1, valueOf: 1 } } };
    for (const id of ['implicit-form-post', 'authorization-code-pkce'] as const)
      expect((await walkOf(id, {}, { front: forged, back: forged }, allOff)).end).toBe('complete');
  });

  it('ends in a state with a name whatever the ID tokens say, and no task fails', async () => {
    const claims = fc.dictionary(
      fc.constantFrom('iss', 'sub', 'name', 'aud', 'azp', 'iat', 'exp', 'nonce', 'at_hash', 'c_hash'),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(claims, claims, claims, async (front, back, refreshed) => {
        const forged = { front: { claims: front }, back: { claims: back }, refreshed: { claims: refreshed } };
        const { end } = await walkOf('hybrid', {}, forged, allOff);
        expect(['complete', 'idTokenInvalid', 'idTokensDiffer']).toContain(end);
      }),
      { numRuns: 60 },
    );
  });
});
