import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible } from '../../trace/export/visible.ts';
import { isCut, LONG, markedPair, type Piece, plainValue } from './marked-pair.ts';

/** As a reader sees it: `[differs]`, `…` for what is cut. */
const look = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => (piece.kind === 'cut' ? '…' : piece.kind === 'differs' ? `[${piece.text}]` : piece.text))
    .join('');
const looks = (expected: string, actual: string) => {
  const pair = markedPair(expected, actual);
  return [look(pair.expected), look(pair.actual)];
};
const textOf = (pieces: readonly Piece[]) =>
  pieces.map((piece) => (piece.kind === 'cut' ? '' : piece.text)).join('');

describe('two values, marked where they differ', () => {
  it('marks one letter that is missing, and what one has more', () => {
    expect(looks('https://app.example/cb', 'http://app.example/cb')).toEqual([
      'http[s]://app.example/cb',
      'http://app.example/cb',
    ]);
    expect(looks('https://app.example/cb', 'https://app.example/cb/')).toEqual([
      'https://app.example/cb',
      'https://app.example/cb[/]',
    ]);
  });

  it('marks several places apart', () => {
    expect(looks('https://app.example:8443/callback', 'http://app.example:8080/callback')).toEqual([
      'http[s]://app.example:8[443]/callback',
      'http://app.example:8[080]/callback',
    ]);
  });

  it('marks values that have little in common whole, and chance letters with them', () => {
    expect(looks('n-0S6WzA2Mj', 'qT7vXx91Lk0')).toEqual(['[n-0S6WzA2Mj]', '[qT7vXx91Lk0]']);
    expect(looks('a1b2c3xxxx', 'a9b8c7xxxx')).toEqual(['a[1b2c3]xxxx', 'a[9b8c7]xxxx']);
  });

  it('writes out what nobody sees, and marks it', () => {
    expect(looks('state ', 'state\u00a0')).toEqual(['state[ ]', 'state[\\u{a0}]']);
    expect(looks('ab', 'a\u202eb')[1]).toBe('a[\\u{202e}]b');
  });

  it('cuts long values where they agree and keeps the differing place', () => {
    const [left, right] = ['x'.repeat(500), 'y'.repeat(500)];
    const [expected, actual] = looks(`${left}A${right}`, `${left}B${right}`);
    expect(expected).toMatch(/^x{14}…x{20}\[A\]y{20}…y{8}$/);
    expect(actual).toMatch(/^x{14}…x{20}\[B\]y{20}…y{8}$/);
  });

  it('draws little of megabytes, at once', () => {
    const long = 'e'.repeat(5_000_000);
    const pair = markedPair(`${long}1${long}`, `${long}2${long}`, LONG);
    expect(textOf(pair.actual).length).toBeLessThan(10_000);
    expect(look(pair.actual)).toContain('[2]');
    expect(textOf(plainValue(long)).length).toBeLessThan(80);
    expect(textOf(markedPair(long, 'z'.repeat(5_000_000)).actual).length).toBeLessThan(80);
  });

  it('marks nothing in equal values and says nothing of empty ones', () => {
    expect(looks('same', 'same')).toEqual(['same', 'same']);
    expect(looks('', 'x')).toEqual(['', '[x]']);
    expect(isCut(plainValue('short'))).toBe(false);
    expect(isCut(plainValue('l'.repeat(80)))).toBe(true);
  });

  it('never changes a value that fits', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(text, text, text, (head, one, other) => {
        const pair = markedPair(head + one, head + other, LONG);
        return textOf(pair.expected) === visible(head + one) && textOf(pair.actual) === visible(head + other);
      }),
    );
  });

  it('marks something in every two values that differ', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { expected, actual } = markedPair(one, other);
        const marked = [...expected, ...actual].some(({ kind }) => kind === 'differs');
        return marked === (one !== other);
      }),
    );
  });
});
