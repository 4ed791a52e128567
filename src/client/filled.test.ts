import { expect, it } from 'vitest';
import { filled } from './filled.ts';

it('RFC 6749 §3.1: leaves out what has no value, and keeps the order and what stands twice', () => {
  const parameters = [
    ['scope', ''],
    ['state', 'b'],
    ['audience', undefined],
    ['state', 'a'],
    ['max_age', '0'],
  ] as const;
  expect(filled(parameters)).toEqual([
    ['state', 'b'],
    ['state', 'a'],
    ['max_age', '0'],
  ]);
});
