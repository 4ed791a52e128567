import { describe, expect, it } from 'vitest';
import { remembered } from './remembered.ts';

describe('what is remembered', () => {
  it('may be no promise', () => {
    const ask = remembered<object>();
    const first = ask('a', () => ({}));
    expect(ask('a', () => ({}))).toBe(first);
    expect(ask('b', () => ({}))).not.toBe(first);
  });

  it('is made once for a key', async () => {
    const ask = remembered<Promise<number>>();
    let made = 0;
    const make = async () => ++made;
    expect(await Promise.all([ask('a', make), ask('a', make), ask('b', make)])).toEqual([1, 1, 2]);
    expect(await ask('a', make)).toBe(1);
  });

  it('is made again where it failed', async () => {
    const ask = remembered<Promise<string>>();
    await expect(ask('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await ask('a', async () => 'yes')).toBe('yes');
  });

  it('is nothing of great length', async () => {
    const ask = remembered<Promise<number>>();
    let made = 0;
    const key = 'x'.repeat(8_001);
    for (let time = 0; time < 2; time++) await ask(key, async () => ++made);
    expect(made).toBe(2);
  });

  it('is not more than so much: the oldest goes', async () => {
    const ask = remembered<Promise<number>>();
    for (let key = 0; key <= 2_000; key++) await ask(String(key), async () => key);
    expect(await ask('1', async () => -1)).toBe(1);
    expect(await ask('0', async () => -1)).toBe(-1);
  });
});
