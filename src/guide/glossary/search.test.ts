import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entries, entryId } from '../../protocol/dictionary/index.ts';
import { search } from './search.ts';

const names = (text: string) => search(text).map(({ name }) => name);
const ids = (text: string) => search(text).map(entryId);

describe('search', () => {
  it('finds what is called so first, then what begins so, then what is described so', () => {
    const found = names('code_challenge');
    expect(found.slice(0, 2)).toEqual(['code_challenge', 'code challenge']);
    expect(found.indexOf('code_challenge_method')).toBeGreaterThan(1);
    expect(found.indexOf('code_verifier')).toBeGreaterThan(found.indexOf('code_challenge_method'));
  });

  it.each([
    ['INVALID_GRANT', 'error-code.invalid_grant'],
    ['code verifier', 'token-request.code_verifier'],
    ['www authenticate', 'response-header.WWW-Authenticate'],
    ['resource owner', 'party.user'],
    ['device_code', 'grant_type.urn-ietf-params-oauth-grant-type-device_code'],
    ['front-channel', 'term.front-channel'],
    ['error code denied', 'error-code.access_denied'],
    ['RFC 7636', 'authorization-request.code_challenge'],
  ])('%s finds %s', (text, id) => {
    expect(ids(text)).toContain(id);
  });

  it('finds an error code by its name before all that speaks of it', () => {
    expect(ids('slow_down')[0]).toBe('error-code.slow_down');
  });

  it('finds every entry by its own name, among the first', () => {
    for (const entry of entries()) {
      const namesakes = entries().filter(({ name }) => name.toLowerCase() === entry.name.toLowerCase());
      const at = search(entry.name).indexOf(entry);
      expect(at, entryId(entry)).toBeGreaterThanOrEqual(0);
      expect(at, entryId(entry)).toBeLessThan(namesakes.length + 8);
    }
  });

  it('finds all without a text, and nothing by signs alone or by what nobody says', () => {
    expect(search('  ')).toEqual(entries());
    for (const text of ['<>', '%%%', '.*', 'zzzz']) expect(search(text)).toEqual([]);
  });

  it('takes any text, and finds entries only, each once', () => {
    const all = new Set(entries());
    const words = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...entries().map(({ name }) => name)),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 3 }), (parts) => {
        const found = search(parts.join(' '));
        expect(found.every((entry) => all.has(entry))).toBe(true);
        expect(new Set(found).size).toBe(found.length);
      }),
      { numRuns: 300 },
    );
  });
});
