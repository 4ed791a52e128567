import { expect, test } from 'vitest';
import { tabAfter } from './tab-after.ts';

const ids = ['message', 'tokens', 'checks'] as const;

test.each([
  ['message', 'ArrowRight', 'tokens'],
  ['checks', 'ArrowRight', 'message'],
  ['message', 'ArrowLeft', 'checks'],
  ['checks', 'Home', 'message'],
  ['message', 'End', 'checks'],
  ['message', 'ArrowDown', undefined],
] as const)('from %s, %s leads to %s', (present, key, next) => {
  expect(tabAfter(ids, present, key)).toBe(next);
});
