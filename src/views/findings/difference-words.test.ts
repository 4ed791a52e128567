import { describe, expect, it } from 'vitest';
import { differenceInWords } from './difference-words.ts';

describe('how two values differ, in words', () => {
  it.each([
    ['https://a.example/cb', 'https://a.example/cb/', 'Found with one / more at the end.'],
    ['https://a.example/cb/', 'https://a.example/cb', 'Found without the / at the end.'],
    ['https://a.example/cb', 'http://a.example/cb', 'Only the scheme differs: https and http.'],
    ['https://a.example/cb', 'https://a.example:8443/cb', 'Only the host or the port differs.'],
    ['S256', 's256', 'They differ only in upper and lower case.'],
    ['abc', 'abc\n', 'They differ only in white space.'],
    ['a/b', 'a%2Fb', 'They are the same once percent-encoding is taken off.'],
    ['eyJhbGciOi', 'eyJhbG', 'Found cut off 4 characters early.'],
    ['abc', 'abcd', 'Found with 1 character more at the end.'],
    ['openid email', 'email openid', 'They hold the same words in another order.'],
  ])('%j and %j: %s', (expected, actual, words) => {
    expect(differenceInWords(expected, actual)).toBe(words);
  });

  it('has no words for equal values, for those that share nothing, and for what is long', () => {
    expect(differenceInWords('a', 'a')).toBeUndefined();
    expect(differenceInWords('n-0S6', 'xyz')).toBeUndefined();
    expect(differenceInWords('https://a.example/cb', 'http://b.example/cb')).toBeUndefined();
    expect(differenceInWords('', 'x')).toBeUndefined();
    expect(differenceInWords('%', '%zz')).toBe('Found with 2 characters more at the end.');
    expect(differenceInWords('a'.repeat(30_000), 'a'.repeat(29_999))).toBeUndefined();
  });
});
