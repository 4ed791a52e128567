import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeBefore } from '../../lab/index.ts';
import { changeJwt } from '../../lab/jwt-edit.ts';
import { decodeJwt } from '../../protocol/jwt.ts';
import { idToken, madeJwt } from './testing/messages.ts';
import {
  draftOf,
  mergedToken,
  tokenOf,
  withClaim,
  withClaimPutBack,
  withoutClaim,
  withSignature,
} from './token.ts';
import { meantBy, settingOf, textOf } from './typed-value.ts';

function decoded(token = idToken) {
  const jwt = decodeJwt(token);
  if (!jwt) throw new Error('no JWT');
  return jwt;
}

describe('a token in a field', () => {
  it('is found alone, behind a scheme, in a cookie, but not in a body or inside a JSON object', () => {
    expect(tokenOf({ place: 'form', value: idToken })?.claims['sub']).toBe('user-ana');
    expect(tokenOf({ place: 'header', value: `Bearer ${idToken}` })?.claims['sub']).toBe('user-ana');
    expect(tokenOf({ place: 'header', value: `session=${idToken}; Path=/` })).toBeDefined();
    expect(tokenOf({ place: 'json', value: idToken })).toBeDefined();
    expect(tokenOf({ place: 'json', value: JSON.stringify({ token: idToken }) })).toBeUndefined();
    expect(tokenOf({ place: 'body', value: idToken })).toBeUndefined();
    expect(tokenOf({ place: 'query', value: 'eyJ.not.one' })).toBeUndefined();
  });

  it('is shown as rows, times also as people read them', () => {
    expect(draftOf(decoded(), undefined)).toEqual({
      signature: 'kept',
      rows: [
        { part: 'header', name: 'alg', value: 'RS256', original: 'RS256' },
        { part: 'header', name: 'kid', value: 'demo-1', original: 'demo-1' },
        { part: 'claims', name: 'iss', value: 'https://as.example/', original: 'https://as.example/' },
        { part: 'claims', name: 'sub', value: 'user-ana', original: 'user-ana' },
        { part: 'claims', name: 'aud', value: 'app', original: 'app' },
        {
          ...{ part: 'claims', name: 'exp', value: '1768482012', original: '1768482012' },
          date: '15 Jan 2026, 13:00:12 UTC',
        },
        { part: 'claims', name: 'amr', value: '["pwd"]', original: '["pwd"]' },
      ],
    });
  });

  it('is changed claim by claim, in the types that the texts mean', () => {
    const jwt = decoded();
    const first = withClaim(jwt, undefined, 'claims', 'exp', '1');
    const second = withClaim(jwt, first, 'claims', 'admin', 'true');
    const third = withoutClaim(jwt, withClaim(jwt, second, 'header', 'kid', '"7"'), 'claims', 'amr');
    expect(third).toEqual({
      header: { kid: '7' },
      claims: { exp: 1, admin: true, amr: null },
      signature: 'kept',
    });
    const { rows } = draftOf(jwt, third);
    expect(rows.filter(({ name }) => ['kid', 'amr', 'admin'].includes(name))).toEqual([
      { part: 'header', name: 'kid', value: '"7"', original: 'demo-1' },
      { part: 'claims', name: 'amr', value: '["pwd"]', original: '["pwd"]', removed: true },
      { part: 'claims', name: 'admin', value: 'true' },
    ]);
  });

  it('is unchanged once every change is taken back', () => {
    const jwt = decoded();
    const changed = withSignature(withClaim(jwt, undefined, 'claims', 'sub', 'x'), 'none');
    const typedBack = withClaim(jwt, changed, 'claims', 'sub', 'user-ana');
    expect(typedBack).toEqual({ signature: 'none' });
    expect(withSignature(typedBack, 'kept')).toBeUndefined();
    const gone = withoutClaim(jwt, undefined, 'claims', 'sub');
    expect(withClaimPutBack(jwt, gone, 'claims', 'sub')).toBeUndefined();
    const added = withClaim(jwt, undefined, 'claims', 'new', '1');
    expect(withoutClaim(jwt, added, 'claims', 'new')).toBeUndefined();
    expect(withClaim(jwt, undefined, 'claims', 'sub', 'null')).toEqual({
      claims: { sub: null },
      signature: 'kept',
    });
  });

  it('takes a second change over a first, and its signature unless it keeps the old one', () => {
    const first = { claims: { a: 1, b: 2 }, signature: 'none' } as const;
    expect(mergedToken(first, { claims: { b: null }, signature: 'kept' })).toEqual({
      claims: { a: 1, b: null },
      signature: 'none',
    });
    expect(mergedToken(undefined, { signature: 'kept' })).toBeUndefined();
  });

  it('has just the claims of its rows once the change is made', async () => {
    const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
    const name = fc.constantFrom('sub', 'aud', 'exp', 'new', '__proto__', 'constructor');
    const original = fc.dictionary(name, json).map((claims) => madeJwt({ alg: 'RS256' }, claims));
    const acts = fc.array(fc.tuple(name, fc.option(json.map(textOf))), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(original, acts, async (token, list) => {
        const jwt = decoded(token);
        const change = list.reduce<ReturnType<typeof withClaim>>(
          (now, [claim, text]) =>
            text === null
              ? withoutClaim(jwt, now, 'claims', claim)
              : withClaim(jwt, now, 'claims', claim, text),
          undefined,
        );
        const rows = draftOf(jwt, change).rows.filter(({ part, removed }) => part === 'claims' && !removed);
        const told = Object.fromEntries(rows.map(({ name: claim, value }) => [claim, meantBy(value)]));
        const made = decoded(change ? await changeJwt(token, change) : token);
        expect(made.claims).toEqual(told);
      }),
    );
  });
});

describe('a JSON value as people type it', () => {
  it('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown;
        expect(meantBy(textOf(plain))).toEqual(plain);
      }),
    );
  });

  it.each([
    ['7', 7],
    ['"7"', '7'],
    ['seven', 'seven'],
    ['', ''],
    ['1e999', '1e999'],
    ['[1,', '[1,'],
  ])('means by %j %j', (text, value) => {
    expect(meantBy(text)).toEqual(value);
  });

  it('sets a member of a body only where the body then has that value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.option(fc.jsonValue(), { nil: undefined }), (value, old) => {
        const text = settingOf(value, old);
        if (text !== undefined) expect(JSON.stringify(likeBefore(text, old))).toBe(JSON.stringify(value));
        if (typeof value === 'string' && typeof old === 'string') expect(text).toBe(value);
        if (typeof value === 'number' && typeof old === 'number') expect(text).toBe(JSON.stringify(value));
      }),
    );
  });
});
