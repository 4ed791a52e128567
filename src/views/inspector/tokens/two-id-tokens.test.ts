import { describe, expect, it } from 'vitest';
import { demoKey } from '../../../lab/keys.ts';
import { decodeJwt, signJwt } from '../../../protocol/jwt.ts';
import { traceModel } from '../../../trace/index.ts';
import { hybridSignIn, postedToApp, pushedSignIn } from '../../../trace/testing/sign-ins.ts';
import { type ComparedClaim, compareClaims, twoIdTokens } from './two-id-tokens.ts';

const hybrid = async (...from: Parameters<typeof hybridSignIn>) => traceModel(await hybridSignIn(...from));
const verdicts = (claims: readonly ComparedClaim[]) =>
  Object.fromEntries(claims.map(({ name, verdict }) => [name, verdict]));

describe('OIDC Core §3.3.3.6: two ID tokens of one sign-in', async () => {
  const model = await hybrid('code id_token');
  const last = model.trace.events.length - 1;
  const two = twoIdTokens(model, last);

  it('are the one beside the code and the one that the code brought', () => {
    expect(model.event(two?.first.seq ?? -1)).toMatchObject({ kind: 'work', by: 'authorization-server' });
    const carried = (id = '') => model.usesOf(id).map(({ where }) => where);
    expect(carried(two?.first.secret.id)).toEqual(expect.arrayContaining(['page form', 'form body']));
    expect(carried(two?.second.secret.id)).toContain('JSON body');
    expect(carried(two?.second.secret.id)).not.toContain('form body');
  });

  it('say the same of issuer, user and sign-in; the first is tied to the code and says less of the user', () => {
    expect(verdicts(two?.claims ?? [])).toEqual({
      ...{ iss: 'same', sub: 'same', aud: 'same', nonce: 'same', iat: 'differs', exp: 'differs' },
      ...{ auth_time: 'same', acr: 'same', amr: 'same', sid: 'same', c_hash: 'only in the first' },
      ...{ at_hash: 'only in the second', name: 'only in the second' },
      ...{ email: 'only in the second', email_verified: 'only in the second' },
    });
    for (const { name, why } of two?.claims ?? []) expect(why, name).toMatch(/^[A-Z].*\.$/);
  });

  it('have an at_hash each where each came with an access token', async () => {
    const both = await hybrid('code id_token token');
    const claims = twoIdTokens(both, both.trace.events.length - 1)?.claims ?? [];
    expect(verdicts(claims)['at_hash']).toBe('differs');
  });

  it('are two only once the second has come', () => {
    const second = model.usesOf(two?.second.secret.id ?? '');
    const made = second.find(({ role }) => role === 'made')?.seq ?? 0;
    const came = second.find(({ role }) => role === 'carried')?.seq ?? 0;
    expect(twoIdTokens(model, made)).toBeUndefined();
    expect(twoIdTokens(model, came)).toBeDefined();
  });

  it('differ where they must not, when somebody exchanged the first', async () => {
    const { claims: before = {} } = decodeJwt(postedToApp(model.trace)['id_token'] ?? '') ?? {};
    const id_token = await signJwt({ ...before, sub: 'eve' }, demoKey, 'JWT');
    const tampered = await hybrid('code id_token', { id_token });
    const claims = twoIdTokens(tampered, tampered.trace.events.length - 1)?.claims ?? [];
    expect(claims.filter(({ verdict, mustBeSame }) => mustBeSame && verdict !== 'same')).toMatchObject([
      { name: 'sub', verdict: 'differs', first: 'eve' },
    ]);
  });

  it('are none in a flow with one', async () => {
    for (const type of ['code token']) expect(twoIdTokens(await hybrid(type), 99)).toBeUndefined();
    expect(twoIdTokens(traceModel(await pushedSignIn()), 99)).toBeUndefined();
  });
});

describe('claims side by side', () => {
  it('shows those that it knows nothing of, without a reason, and any JSON', () => {
    expect(compareClaims({ own: [1], constructor: 'a' }, { own: [1], __proto__: 'x' })).toEqual([
      { name: 'own', first: '[1]', second: '[1]', verdict: 'same', why: undefined, mustBeSame: false },
      {
        ...{ name: 'constructor', first: 'a', second: undefined, verdict: 'only in the first' },
        ...{ why: undefined, mustBeSame: false },
      },
    ]);
  });

  it('OIDC Core §3.1.3.7: asks for the nonce in both', () => {
    expect(compareClaims({ nonce: 'n' }, {})).toMatchObject([
      { verdict: 'only in the first', mustBeSame: true, why: expect.stringContaining('must carry') },
    ]);
  });
});
