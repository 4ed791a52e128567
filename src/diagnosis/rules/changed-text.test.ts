import { describe, expect, it } from 'vitest';
import { howChanged } from './changed-text.ts';

describe('how a text changed', () => {
  it.each([
    ['a+b/c', 'a b/c', 'form-decoded'],
    ['a b', 'a+b', 'each space has become a +'],
    ['a+b+c', 'abc', '+ signs are missing'],
    ['a%2Fb', 'a/b', 'percent-decoded'],
    ['a/b', 'a%2Fb', 'percent-encoded'],
    ['abcdef', 'abcdef#_=_', '#_=_'],
    ['abcdef', ' abcdef\n', 'white space'],
    ['abcdef', '"abcdef"', 'quotation marks'],
    ['aBcDeF', 'abcdef', 'upper and lower case'],
    ['abcdef==', 'abcdef', 'padding'],
    ['abcdefgh', 'abcde', 'its end is missing'],
    ['abcdefgh', 'defgh', 'its start is missing'],
    ['abcdefgh', 'abcdefgh1', 'put behind it'],
  ])('from %j to %j', (expected, actual, says) => {
    expect(howChanged(expected, actual)).toContain(says);
  });

  it.each([
    ['abcdef', 'abcdef'],
    ['abcdef', 'uvwxyz'],
    ['abcdef', ''],
    ['', 'abcdef'],
    ['%zz', '%E0%A4%A'],
    ['a'.repeat(30_000), 'a'.repeat(29_000)],
  ])('says nothing of others', (expected, actual) => {
    expect(howChanged(expected, actual)).toBeUndefined();
  });
});
