import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfTime } from './clock.ts';
import { perform } from './perform.ts';
import type { Move, Recipe } from './recipe.ts';
import { plainRecipe, RecipeError, readRecipe } from './recipes.ts';
import { valueIn } from './testing/read-trace.ts';

const PKCE = 'authorization-code-pkce';
const recipe = (changes: Partial<Recipe> = {}) => plainRecipe(PKCE, changes);

describe('the plain recipe', () => {
  // Links and rehearsals rest on these texts: they are the same on every machine, and change only with what a token says.
  it('gives these very secrets', async () => {
    const trace = await perform(recipe());
    expect(valueIn(trace, 'code_verifier')).toBe('JR-PT_zoPMbxqNtlAgrCEDgp3xoe_S06cGRP-UX6YrI');
    expect(valueIn(trace, 'code')).toBe('gx-q8rHBsfWxwS1HTT38cc07i4BPs1EKZ2c3IY6scBE');
    expect(valueIn(trace, 'id_token')).toBe(
      'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8tMSJ9.eyJpc3MiOiJodHRwczovL2F1dGguZ3JhbnR0b3VyLmV4YW1wbGUvIiwic3ViIjoidXNlci1hbmEiLCJhdWQiOiJ3YXlmYXJlci1zcGEiLCJpYXQiOjE3Njg0Nzg0MTIsImV4cCI6MTc2ODQ4MjAxMiwiYXV0aF90aW1lIjoxNzY4NDc4NDA4LCJub25jZSI6InNYNUtfLW5QS3NpeE94Z080NGZHWVEiLCJzaWQiOiJ6Z1ZRTWZfR29lYmxZTW1qWWQ1SVJBIiwiYWNyIjoiMSIsImFtciI6WyJwd2QiXSwiYXRfaGFzaCI6ImNXNHNZaGJ6ZUkya2xQc2RSNzI1UmciLCJuYW1lIjoiQW5hIExpbWEiLCJlbWFpbCI6ImFuYUBtYWlsLmV4YW1wbGUiLCJlbWFpbF92ZXJpZmllZCI6dHJ1ZX0.FrPbMKW08vaILSWFXFSNsh9yGUk3OnbWKWzIcWVbe3z7zltEwxxZaEQWb7169MjGiPjePKqfOIJdT2Zch9FBPkUVgXS6LxEMa6IxUDk22_WQ0BhLjNfB5G1p5TGVloD_zo1d4esl0sNCmbLaBFY97arJpB_kVgMHrdNKQy0qVvdv0HUbXCLIHb_y3I2VxAf8CiN81W75G0hUspqZbI1xdV-M-FqlGRa6yXBVQyPhBTHAbq9DF0mv0rmdIM1BkvvukHHO6zd4Tno9r8Z3wIcYRnjOWsdiOWJNQUFcnZx70azy6tgE2oe2iSBidML5sArewBoNOGE5Xu5yTmr3KVmjvA',
    );
  });
});

/** An object in an object in an object … */
function nested(depth: number): object {
  let value: object = {};
  for (let level = 0; level < depth; level++) value = { in: value };
  return value;
}

describe('readRecipe', () => {
  const edit = (...edits: readonly unknown[]) => ({ moves: [{ at: 'end', do: 'edit', edits }] });
  const move = (what: object) => ({ moves: [{ at: 'end', ...what }] });

  it('takes every kind of move', () => {
    const moves: Move[] = [
      { at: 'question sign_in', do: 'answer', form: 0, fields: { a: 'b', c: true }, button: 'action=x' },
      { at: 'question consent', do: 'answer', form: 1, fields: {} },
      {
        at: 'x',
        do: 'edit',
        edits: [
          { parameter: 'a', value: 'b' },
          { header: 'a', value: null },
        ],
      },
      { at: 'x', do: 'edit', edits: [{ json: 'a', value: '' }, { url: 'anything' }] },
      {
        at: 'x',
        do: 'edit',
        edits: [{ status: 500 }, { body: '' }, { parameter: 'a', in: 'page', add: 'b' }],
      },
      {
        at: 'x',
        do: 'edit',
        edits: [{ header: 'a', nth: 1, jwt: { claims: { aud: ['x', { deep: null }] }, signature: 'none' } }],
      },
      { at: 'x', do: 'replay' },
      { at: 'x', do: 'wait', seconds: 0.5 },
      { at: 'end', do: 'pick', offer: 'refresh' },
    ];
    const protections = { app: { checkState: false }, server: {}, api: { acceptAlgNone: true } };
    const whole = recipe({ moves, options: { refresh: false, scope: '' }, protections, startedAt: 0 });
    expect(readRecipe(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  });

  it.each([
    [{ startedAt: -1 }, '$.startedAt'],
    [{ startedAt: 0.5 }, '$.startedAt'],
    [{ startedAt: endOfTime + 1 }, '$.startedAt'],
    [{ startedAt: '0' }, '$.startedAt'],
    [{ seed: 5 }, '$.seed'],
    [{ flow: null }, '$.flow'],
    [{ options: [] }, '$.options'],
    [{ options: { scope: { toString: 1 } } }, '$.options'],
    [{ options: { refresh: 1 } }, '$.options'],
    [{ moves: {} }, '$.moves'],
    [{ moves: [null] }, '$.moves[0]'],
    [{ moves: [{ do: 'replay' }] }, '$.moves[0].at'],
    [move({ do: 'constructor' }), '$.moves[0].do'],
    [move({ do: 'wait', seconds: -1 }), '$.moves[0]'],
    [move({ do: 'wait', seconds: '5' }), '$.moves[0]'],
    [move({ do: 'pick' }), '$.moves[0]'],
    [move({ do: 'answer', form: -1, fields: {} }), '$.moves[0]'],
    [move({ do: 'answer', form: 0, fields: { a: 5 } }), '$.moves[0]'],
    [move({ do: 'answer', form: 0, fields: {}, button: 5 }), '$.moves[0]'],
    [move({ do: 'answer', form: 0, fields: null }), '$.moves[0]'],
    [edit('text'), '$.moves[0]'],
    [edit({}), '$.moves[0]'],
    [edit({ parameter: 'a' }), '$.moves[0]'],
    [edit({ parameter: 5, value: 'a' }), '$.moves[0]'],
    [edit({ header: 'a', value: 5 }), '$.moves[0]'],
    [edit({ url: 5 }), '$.moves[0]'],
    [edit({ url: 'a', header: 5, value: 'a' }), '$.moves[0]'],
    [edit({ parameter: 'a', value: 'b', add: 'c' }), '$.moves[0]'],
    [edit({ parameter: 'a', in: 'nowhere', value: 'b' }), '$.moves[0]'],
    [edit({ parameter: 'a', nth: -1, value: 'b' }), '$.moves[0]'],
    [edit({ status: '200' }), '$.moves[0]'],
    [edit({ status: 1000 }), '$.moves[0]'],
    [edit({ body: null }), '$.moves[0]'],
    [edit({ json: 'a', jwt: { signature: 'best' } }), '$.moves[0]'],
    [edit({ json: 'a', jwt: { signature: 'none', claims: nested(40) } }), '$.moves[0]'],
    [{ protections: undefined }, '$.protections'],
    [{ protections: { browser: {} } }, '$.protections.browser'],
    [{ protections: { app: { checkState: 'no' } } }, '$.protections.app.checkState'],
    [{ protections: { server: { constructor: false } } }, '$.protections.server.constructor'],
    [{ moves: Array(2001).fill({ at: 'end', do: 'replay' }) }, '$.moves'],
  ])('refuses %j', (change, path) => {
    const read = () => readRecipe({ ...recipe(), ...change });
    expect(read).toThrow(RecipeError);
    expect(read).toThrow(`${path}:`);
  });

  it('leaves behind what it does not know', () => {
    expect(readRecipe({ ...recipe(), note: 'for nobody' })).toEqual(recipe());
  });

  it('upgrades a recipe of version 1, which performs as it did', async () => {
    const moves: Move[] = [
      { at: 'request GET /authorize', do: 'edit', edits: [{ parameter: 'scope', value: 'openid' }] },
    ];
    const { protections: _, ...rest } = recipe({ moves });
    const old = { ...rest, version: 1 };
    const read = readRecipe(old);
    expect(read).toEqual(recipe({ moves }));
    expect(old.version).toBe(1);
    expect(await perform(old as unknown as Recipe)).toEqual(await perform(read));
  });

  it('either reads any JSON or says where it is wrong', () => {
    const nearly = fc.record({
      version: fc.constantFrom(1, 2),
      protections: fc.oneof(fc.constant({}), fc.jsonValue()),
      flow: fc.constant(PKCE),
      seed: fc.jsonValue(),
      startedAt: fc.oneof(fc.jsonValue(), fc.integer()),
      options: fc.jsonValue(),
      moves: fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())),
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearly), (value) => {
        try {
          const read = readRecipe(value);
          expect(read.version).toBe(2);
          expect(readRecipe(read)).toEqual(read);
        } catch (error) {
          expect(error).toBeInstanceOf(RecipeError);
        }
      }),
    );
  });
});
