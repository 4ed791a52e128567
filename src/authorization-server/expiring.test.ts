import { expect, test } from 'vitest';
import { ExpiringMap } from './expiring.ts';

test('keeps a record for its grace, then forgets it', () => {
  const map = new ExpiringMap<{ expiresAt: number }>(10);
  map.set('a', { expiresAt: 100 });
  map.set('b', { expiresAt: 160 });
  map.forget(109);
  expect(map.get('a')).toEqual({ expiresAt: 100 });
  map.forget(110);
  expect(map.get('a')).toBeUndefined();
  expect(map.get('b')).toBeDefined();
});

test('does not grow with what has expired', () => {
  const map = new ExpiringMap<{ expiresAt: number }>(60);
  for (let now = 0; now < 10_000; now += 1) {
    map.forget(now);
    map.set(String(now), { expiresAt: now + 60 });
  }
  expect(map.size).toBeLessThanOrEqual(121);
});
