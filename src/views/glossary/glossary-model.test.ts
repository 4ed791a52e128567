import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entries, entryById, entryId, kindOf } from '../../protocol/dictionary/index.ts';
import {
  nameInId,
  type Query,
  queryOfEntry,
  queryOfList,
  queryOfSearch,
  shownFor,
} from './glossary-model.ts';

describe('what an address shows', () => {
  it('is everything, with nothing open, without a word', () => {
    expect(shownFor({})).toMatchObject({ search: '', kind: undefined, entry: undefined, asked: false });
    expect(shownFor({}).found).toEqual(entries());
  });

  it('is the best that a search finds, until an entry is asked for', () => {
    const searched = shownFor({ search: 'invalid_gr' });
    expect(searched.entry && entryId(searched.entry)).toBe('error-code.invalid_grant');
    expect(searched.asked).toBe(false);
    const asked = shownFor({ search: 'invalid_gr', entry: 'id-token.nonce' });
    expect(asked).toMatchObject({ entry: entryById('id-token.nonce'), asked: true });
    expect(asked.found).toEqual(searched.found);
  });

  it('is one kind only, where it names one', () => {
    const { found, ofAnyKind } = shownFor({ search: 'nonce', kind: 'claim' });
    expect(new Set(found.map(kindOf))).toEqual(new Set(['claim']));
    expect(ofAnyKind).toBeGreaterThan(found.length);
    expect(shownFor({ kind: 'toString' }).kind).toBeUndefined();
  });

  it('is unknown, where there is no such entry', () => {
    expect(shownFor({ entry: 'id-token.made_up' })).toMatchObject({
      ...{ entry: undefined, unknown: 'id-token.made_up', asked: true },
    });
    expect(nameInId('id-token.made_up')).toBe('made_up');
    expect(nameInId('made_up')).toBe('made_up');
    expect(shownFor({ search: 'zzzz' })).toMatchObject({ entry: undefined, unknown: undefined, found: [] });
  });

  it('is something, whatever the address says', () => {
    const keys = fc.constantFrom('search', 'entry', 'kind', '__proto__', 'x');
    fc.assert(
      fc.property(fc.dictionary(keys, fc.string({ unit: 'binary' })), (query: Query) => {
        const { found, entry, unknown } = shownFor(query);
        expect(Array.isArray(found)).toBe(true);
        expect(entry === undefined || unknown === undefined).toBe(true);
      }),
    );
  });
});

describe('addresses', () => {
  it('keep the list when an entry opens, and give it back', () => {
    const nonce = entryById('id-token.nonce');
    if (!nonce) throw new Error('no such entry');
    const query = queryOfEntry({ search: 'no', kind: 'claim' }, nonce);
    expect(query).toEqual({ search: 'no', kind: 'claim', entry: 'id-token.nonce' });
    expect(queryOfList(query)).toEqual({ search: 'no', kind: 'claim' });
  });

  it('hold no empty parts', () => {
    expect(queryOfSearch('', '')).toEqual({});
    expect(queryOfSearch(' a ', 'claim')).toEqual({ search: ' a ', kind: 'claim' });
  });
});
