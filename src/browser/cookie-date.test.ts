import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCookieDate } from './cookie-date.ts';

describe('RFC 6265bis §5.1.1 dates', () => {
  test.each([
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
    '6 NOVEMBER 94 8:49:37',
    '1994 Nov 6 08:49:37 +0200',
  ])('%s', (text) => {
    expect(parseCookieDate(text)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37));
  });

  test.each([
    ['01 Jan 69 00:00:00', 2069],
    ['01 Jan 70 00:00:00', 1970],
    ['01 Jan 1601 00:00:00', 1601],
  ])('%s is in %i', (text, year) => {
    expect(new Date(parseCookieDate(text) ?? Number.NaN).getUTCFullYear()).toBe(year);
  });

  test.each([
    '',
    'soon',
    '06 Nov 1994',
    '06 1994 08:49:37',
    'Nov 1994 08:49:37',
    '06 Nov 08:49:37',
    '31 Feb 2026 00:00:00',
    '00 Jan 2026 00:00:00',
    '32 Jan 2026 00:00:00',
    '01 Jan 1600 00:00:00',
    '01 Jan 2026 24:00:00',
    '01 Jan 2026 00:60:00',
    '01 Jan 2026 00:00:60',
  ])('%j is none', (text) => {
    expect(parseCookieDate(text)).toBeUndefined();
  });

  test('reads back every date as HTTP writes it (RFC 9110 §5.6.7)', () => {
    const date = fc.date({ min: new Date('1601-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (at) => {
        expect(parseCookieDate(at.toUTCString())).toBe(Math.floor(at.getTime() / 1000) * 1000);
      }),
      { seed: 9110 },
    );
  });

  test('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const at = parseCookieDate(text);
        expect(at === undefined || Number.isFinite(at)).toBe(true);
      }),
      { seed: 9110 },
    );
  });
});
