import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaults, readOptions } from './options.ts';

describe('readOptions', () => {
  it('gives the defaults where nothing is set', () => expect(readOptions({})).toEqual(defaults));

  it('RFC 9700 §2.1.1: the default is S256', () => expect(defaults.challengeMethod).toBe('S256'));

  it.each([
    [{ challengeMethod: 'plain' }, { challengeMethod: 'plain' }],
    [{ challengeMethod: 'none' }, { challengeMethod: 'none' }],
    [{ challengeMethod: 's256' }, { challengeMethod: 'S256' }],
    [{ challengeMethod: '' }, { challengeMethod: 'S256' }],
    [{ challengeMethod: true }, { challengeMethod: 'S256' }],
    [{ scope: 'openid' }, { scope: 'openid' }],
    [{ scope: '' }, { scope: '' }],
    [{ scope: false }, { scope: defaults.scope }],
    [
      { prompt: 'none', maxAge: '0', loginHint: 'ana' },
      { prompt: 'none', maxAge: '0', loginHint: 'ana' },
    ],
    [{ session: 'signed in' }, { session: 'signed in' }],
    [{ refresh: false }, { refresh: false }],
    [{ refresh: 'false' }, { refresh: false }],
    [{ refresh: true }, { refresh: true }],
    [{ refresh: 'true' }, { refresh: true }],
    [{ refresh: '' }, { refresh: true }],
  ])('reads %j, as a recipe or a link has it', (given, expected) => {
    expect(readOptions(given)).toEqual({ ...defaults, ...expected });
  });

  it('knows no other options, whatever is given', () => {
    const given = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.boolean()));
    fc.assert(
      fc.property(given, (options) => {
        expect(Object.keys(readOptions(options)).sort()).toEqual(Object.keys(defaults).sort());
      }),
    );
  });
});
