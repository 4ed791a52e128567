import { describe, expect, it } from 'vitest';
import { plainRecipe } from '../../lab/index.ts';
import { cleanName, freeName, suggestedName } from './names.ts';
import { doneInWords, placeInWords } from './recipe-words.ts';
import { busy, PKCE } from './testing/runs.ts';
import { whenInWords } from './when.ts';

const title = 'Authorization Code with PKCE';
const plain = plainRecipe(PKCE);

describe('a recipe in words', () => {
  it('counts what was set and done', () => {
    expect(doneInWords(plain)).toBe('');
    expect(doneInWords(busy)).toBe(
      '1 option set, 3 protections switched, 1 answer, 2 edits, 1 replay, 1 wait, 1 offer taken',
    );
  });

  it.each([
    ['question sign_in', 'Sign in'],
    ['question sign_in #2', 'Sign in (2)'],
    ['question some_thing', 'some thing'],
    ['request POST /oauth/token', 'POST /oauth/token'],
    ['response GET /authorize #3', 'the response of GET /authorize (3)'],
    ['end', 'end'],
    ['', ''],
  ])('says %j as %j', (stop, words) => {
    expect(placeInWords(stop)).toBe(words);
  });
});

describe('names', () => {
  it('are suggested from the flow and what was done', () => {
    expect(suggestedName(title, plain, undefined)).toBe(title);
    expect(suggestedName(title, plain, 4)).toBe(`${title}: step 4`);
    expect(suggestedName(title, { ...busy, protections: {} }, 4)).toBe(
      `${title}: code edited, Origin edited`,
    );
    expect(suggestedName('Hybrid', { ...plain, protections: { app: { checkState: false } } }, 4)).toBe(
      'Hybrid: app.checkState off',
    );
    expect(suggestedName('x'.repeat(60), { ...busy, protections: {} }, 4)).toBe(
      `${'x'.repeat(60)}: code edited`,
    );
    expect(suggestedName('x'.repeat(79), busy, 4)).toBe('x'.repeat(79));
    const waited = plainRecipe(PKCE, { moves: busy.moves.filter((move) => move.do === 'wait') });
    expect(suggestedName('Hybrid', waited, 4)).toBe('Hybrid: 90 s waited');
  });

  it('are cut between characters', () => {
    expect(cleanName('🐙'.repeat(100))).toBe('🐙'.repeat(80));
  });

  it('are made free by a number', () => {
    expect(freeName('a', [])).toBe('a');
    expect(freeName('a', ['a', 'a (2)'])).toBe('a (3)');
    const long = 'x'.repeat(80);
    expect(freeName(long, [long])).toBe(`${'x'.repeat(76)} (2)`);
  });
});

describe('a time in words', () => {
  const now = Date.UTC(2026, 0, 15, 14, 30);
  it.each([
    [now - 5_000, 'just now'],
    [now - 12 * 60_000, '12 min ago'],
    [Date.UTC(2026, 0, 15, 9, 5), 'today 09:05'],
    [Date.UTC(2026, 0, 14, 23, 59), 'yesterday 23:59'],
    [Date.UTC(2025, 11, 24, 18, 0), '24 Dec 2025, 18:00'],
    [now + 60_000, 'today 14:31'],
    [now + 60 * 86_400_000, '16 Mar 2026, 14:30'],
  ])('%d is %s', (at, words) => {
    expect(whenInWords(at, now, 'UTC')).toBe(words);
  });
});
