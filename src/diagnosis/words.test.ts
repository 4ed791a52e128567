import { expect, it } from 'vitest';
import {
  clockTime,
  counted,
  dateTime,
  differing,
  duration,
  listed,
  quoted,
  shortened,
  veiled,
} from './words.ts';

it('shows first and last characters of a secret, and short ones whole', () => {
  expect(shortened('SplxlOBeZQQYbYS6WxSbIA')).toBe('SplxlOBe…SbIA');
  expect(shortened('q7Tn2LrWv0aYbK3x')).toBe('q7Tn2LrWv0aYbK3x');
  expect(shortened('')).toBe('');
});

it('does not cut a character in two', () => {
  expect(shortened('🔑'.repeat(20))).toBe(`${'🔑'.repeat(8)}…${'🔑'.repeat(4)}`);
});

it('quotes on one line, and leaves out the middle of what is long', () => {
  expect(quoted('Token is\n not  active')).toBe('"Token is not active"');
  const long = quoted('a'.repeat(5_000_000));
  expect(long.length).toBeLessThan(200);
  expect(long).toMatch(/^"a+…a+"$/);
});

it.each([
  [0, '0 s'],
  [0.04, '40 ms'],
  [40, '40 s'],
  [125, '2 min 5 s'],
  [3600, '1 h'],
  [3661, '1 h 1 min'],
  [-90, '1 min 30 s'],
  [187_200, '2 d 4 h'],
  [Number.NaN, 'an unknown time'],
])('says %d seconds as %s', (seconds, words) => {
  expect(duration(seconds)).toBe(words);
});

it('says moments in UTC, and numbers that are none as they are', () => {
  expect(clockTime(1_768_471_200_000)).toBe('10:00:00');
  expect(dateTime(1_768_471_200_000)).toBe('2026-01-15 10:00:00 UTC');
  expect(clockTime(1e300)).toBe('1e+300');
});

it('lists and counts', () => {
  expect(listed([])).toBe('');
  expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
  expect(listed(['a', 'b'], 'or')).toBe('a or b');
  expect([counted(1, 'poll'), counted(2, 'reply', 'replies')]).toEqual(['1 poll', '2 replies']);
});

it('never shows a whole secret', () => {
  expect(veiled('gX1fBat3bV7wQp2L')).toBe('gX…2L');
  expect(veiled('SplxlOBeZQQYbYS6WxSbIA')).toBe('SplxlOBe…SbIA');
  expect(veiled('gX1fBat3')).toBe('gX…t3');
  for (const short of ['', 'a', 'abcdefg']) expect(veiled(short)).toBe('…');
});

it('shows of two long values what differs, and short ones whole', () => {
  expect(differing('https://a.example', 'https://a.example/')).toEqual([
    '"https://a.example"',
    '"https://a.example/"',
  ]);
  const path = `/${'x'.repeat(60)}`;
  const [one, other] = differing(
    `https://shop.example${path}/in${path}`,
    `https://shop.example${path}/on${path}`,
  );
  expect(one).toBe(`"…${'x'.repeat(11)}/in/${'x'.repeat(10)}…"`);
  expect(other).toBe(`"…${'x'.repeat(11)}/on/${'x'.repeat(10)}…"`);
});

it('finds the difference of values where one holds the other', () => {
  const long = 'y'.repeat(100);
  expect(differing(long, `${long}/`)).toEqual([`"…${'y'.repeat(12)}"`, `"…${'y'.repeat(12)}/"`]);
  expect(differing(long, long)).toEqual([`"…${'y'.repeat(12)}"`, `"…${'y'.repeat(12)}"`]);
});
