import { describe, expect, it, vi } from 'vitest';
import { createOpened } from './opened.ts';
import type { ReadTrace } from './services.ts';

const read: ReadTrace = {
  imported: { traces: [], files: [], problems: [] },
  diagnosis: { attempts: [], findings: [] },
};

const given = (...names: string[]) => names.map((name) => ({ name, content: '' }));

const named = (names: readonly string[]) => {
  const store = createOpened();
  for (const name of names) store.open(given(name), read);
  return store;
};

describe('what is open', () => {
  it('puts the newest in front, and tells its listeners', () => {
    const store = createOpened();
    const listener = vi.fn();
    const stop = store.subscribe(listener);
    store.open(given('a.har'), read);
    store.open(given('a.har'), read);
    expect(store.get().traces.map(({ name }) => name)).toEqual(['a.har', 'a.har (2)']);
    expect(store.get().front).toBe(store.get().traces[1]?.id);
    expect(listener).toHaveBeenCalledTimes(2);
    stop();
    store.show(undefined);
    expect(listener).toHaveBeenCalledTimes(2);
    expect(store.get().front).toBeUndefined();
  });

  it('brings the neighbour to the front when the front one is closed', () => {
    const store = named(['a', 'b', 'c']);
    const [a, b, c] = store.get().traces;
    store.show(b?.id);
    store.close(b?.id ?? 0);
    expect(store.get().front).toBe(c?.id);
    store.close(c?.id ?? 0);
    expect(store.get().front).toBe(a?.id);
    store.close(a?.id ?? 0);
    expect(store.get()).toEqual({ traces: [], front: undefined });
  });

  it('leaves the front one where another is closed, and ignores an id that is not open', () => {
    const store = named(['a', 'b']);
    const [a, b] = store.get().traces;
    store.close(a?.id ?? 0);
    store.close(99);
    expect(store.get().front).toBe(b?.id);
  });

  it('opens at the attempt with the first finding, and keeps which one is looked at', () => {
    const store = createOpened();
    const finding = { rule: 'x' } as ReadTrace['diagnosis']['findings'][number]['finding'];
    store.open(given('a'), { ...read, diagnosis: { attempts: [], findings: [{ attempt: 2, finding }] } });
    const [a] = store.get().traces;
    expect(a?.attempt).toBe(2);
    store.look(a?.id ?? 0, 1);
    expect(store.get().traces[0]?.attempt).toBe(1);
  });

  it('puts what was read of more texts in the place of the tab that they are added to', () => {
    const store = named(['a.har', 'b.har']);
    const [a, b] = store.get().traces;
    store.replace(a?.id ?? 0, given('a.har', 'log.txt'), read);
    expect(store.get().traces.map(({ name }) => name)).toEqual(['a.har and 1 more', 'b.har']);
    expect(store.get().front).toBe(a?.id);
    expect(store.get().traces[0]?.given).toHaveLength(2);
    store.close(b?.id ?? 0);
    store.replace(b?.id ?? 0, given('b.har', 'log.txt'), read);
    expect(store.get().traces.map(({ name }) => name)).toEqual(['a.har and 1 more', 'b.har and 1 more']);
  });
});
