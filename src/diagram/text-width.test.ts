import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shorten, widthOf, wrap } from './text-width.ts';

describe('text widths', () => {
  test('follow the letters, not their number', () => {
    expect(widthOf('mmmm')).toBeGreaterThan(2 * widthOf('iiii'));
    // 119 px in Chromium at 14 px.
    expect(widthOf('POST /oauth/token')).toBeCloseTo(119, 0);
  });

  test('shortening keeps both ends and the budget', () => {
    expect(shorten('/api/v2/some/very/long/path/to/a/thing', 120)).toMatch(/^\/api.*….*thing$/);
    fc.assert(
      fc.property(fc.string(), (any) => {
        expect(widthOf(shorten(any, 60))).toBeLessThanOrEqual(60);
      }),
    );
  });

  test('wrapping breaks at spaces', () => {
    expect(wrap('Ana signs in with her password', 138, 3)).toEqual(['Ana signs in with her', 'password']);
  });

  test('no row is wider than the budget and no more rows come than were asked for', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.integer({ min: 1, max: 4 }), (any, rows) => {
        const wrapped = wrap(any, 138, rows);
        expect(wrapped.length).toBeGreaterThan(0);
        expect(wrapped.length).toBeLessThanOrEqual(rows);
        for (const row of wrapped) expect(widthOf(row)).toBeLessThanOrEqual(138);
      }),
    );
  });

  test('what was cut ends in an ellipsis', () => {
    expect(wrap('one two three four five six seven eight nine ten', 60, 2).at(-1)).toMatch(/…$/);
  });
});
