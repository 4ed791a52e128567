import { expect, test } from 'vitest';
import { entriesOf, scalarText } from './json.ts';

test('objects and arrays have entries, scalars have none', () => {
  expect(entriesOf({ b: 1, a: null })).toEqual([
    ['b', 1],
    ['a', null],
  ]);
  expect(entriesOf(['x'])).toEqual([[0, 'x']]);
  for (const scalar of [null, 'text', 0, true, undefined]) expect(entriesOf(scalar)).toBeUndefined();
});

test('a scalar is written as JSON writes it, whatever it holds', () => {
  expect(scalarText('a "quoted"\nline')).toBe('"a \\"quoted\\"\\nline"');
  expect(scalarText(null)).toBe('null');
  expect(scalarText(undefined)).toBe('null');
});
