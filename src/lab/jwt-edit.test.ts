import { describe, expect, it } from 'vitest';
import { decodeJwt, publicJwk, signatureVerifies } from '../protocol/jwt.ts';
import { hmacWithPublicKeyVerifies } from '../resource-server/public-key-hmac.ts';
import { changeJwt, jwtIn } from './jwt-edit.ts';
import { demoKey, strangerKey } from './keys.ts';
import { perform } from './perform.ts';
import type { JwtChange } from './recipe.ts';
import { plainRecipe } from './recipes.ts';
import { endOf, valueIn } from './testing/read-trace.ts';

const token = valueIn(await perform(plainRecipe('client-credentials')), 'access_token') ?? '';
const jwks = { keys: [publicJwk(demoKey)] };
const parts = (text: string) => decodeJwt(text.replace('Bearer ', ''));

describe('RFC 7519 §7.1: changing a JWT through its claims', () => {
  it('keeps every byte where nothing changes', async () => {
    expect(await changeJwt(token, { signature: 'kept' })).toBe(token);
  });

  it('sets, adds and removes claims; what is around the token stays', async () => {
    const changed = await changeJwt(`Bearer ${token}`, {
      claims: { scope: 'write:orders', extra: [1, { a: null }], jti: null },
      signature: 'kept',
    });
    expect(changed).toMatch(/^Bearer eyJ/);
    expect(parts(changed)?.claims).toMatchObject({ scope: 'write:orders', extra: [1, { a: null }] });
    expect(parts(changed)?.claims).not.toHaveProperty('jti');
    expect(parts(changed)?.signature).toBe(parts(token)?.signature);
    expect(await signatureVerifies(changed.slice(7), jwks)).toBe(false);
  });

  it('RFC 8725 §2.1: without a signature says alg none', async () => {
    const changed = await changeJwt(token, { claims: { sub: 'somebody' }, signature: 'none' });
    expect(changed).toMatch(/\.$/);
    expect(parts(changed)?.header).toMatchObject({ alg: 'none', typ: 'at+jwt' });
  });

  it('signed by a stranger verifies with the stranger’s key alone', async () => {
    const changed = await changeJwt(token, { claims: { sub: 'somebody' }, signature: 'wrong key' });
    expect(await signatureVerifies(changed, jwks)).toBe(false);
    const strangers = { ...publicJwk(strangerKey), kid: demoKey.kid };
    expect(await signatureVerifies(changed, { keys: [strangers] })).toBe(true);
  });

  it('RFC 8725 §2.1: signed with the public key as the secret says alg HS256', async () => {
    const changed = await changeJwt(token, { signature: 'public key as secret' });
    expect(parts(changed)?.header).toMatchObject({ alg: 'HS256' });
    expect(await hmacWithPublicKeyVerifies(changed, jwks)).toBe(true);
  });

  it('a header that is set by hand comes over the one of the signature', async () => {
    const header = { alg: 'RS256', kid: null };
    const changed = await changeJwt(token, { header, signature: 'none' });
    expect(parts(changed)?.header).toEqual({ alg: 'RS256', typ: 'at+jwt' });
  });

  it.each(['', 'Bearer', 'Bearer opaque', 'eyJhbGciOiJub25lIn0.x', 'eyJ.eyJ.', 'a.b.c'])(
    'leaves %j alone, which is no JWT',
    async (text) => {
      expect(jwtIn(text)).toBeUndefined();
      expect(await changeJwt(text, { claims: { a: 1 }, signature: 'none' })).toBe(text);
    },
  );
});

describe('RFC 9068 §4: the API and an access token that somebody changed', () => {
  const sent = (jwt: JwtChange, api = {}) =>
    perform(
      plainRecipe('client-credentials', {
        protections: { api },
        moves: [{ at: 'request GET /orders', do: 'edit', edits: [{ header: 'authorization', jwt }] }],
      }),
    );

  it.each([
    ['kept', {}, { verifySignature: false }],
    ['wrong key', {}, { verifySignature: false }],
    ['none', {}, { acceptAlgNone: true }],
    ['public key as secret', {}, { acceptHs256WithPublicKey: true }],
  ] as const)('%s: refused, and taken where the protection is off', async (signature, on, off) => {
    const jwt = { claims: { scope: 'read:orders write:orders' }, signature };
    expect(endOf(await sent(jwt, on)).outcome).toBe('refused');
    expect(endOf(await sent(jwt, off)).outcome).toBe('complete');
  });
});
