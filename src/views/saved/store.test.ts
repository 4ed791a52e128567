import { describe, expect, it } from 'vitest';
import { plainRecipe } from '../../lab/index.ts';
import { problems } from './kept-list.ts';
import { openRunStore } from './store.ts';
import { busy, keptOf, PKCE, savedOf } from './testing/runs.ts';
import { blockedStorages, memoryStorage } from './testing/storages.ts';

const done = { done: true };
const storeOn = (storage: Storage) => openRunStore(() => storage, 'runs');
const names = (store: ReturnType<typeof storeOn>) => store.list().runs.map((run) => run.name);
const documentOf = (runs: readonly unknown[], version: unknown = 1) => JSON.stringify({ version, runs });

describe('saved runs', () => {
  it('come back as they were, the latest first', () => {
    const storage = memoryStorage();
    const store = storeOn(storage);
    expect(store.list()).toEqual({ runs: [], unreadable: 0 });
    expect(store.save(savedOf('Old', 1))).toEqual(done);
    expect(store.save(savedOf('New', 3, busy))).toEqual(done);
    expect(store.save(savedOf('Between', 2))).toEqual(done);
    expect(storeOn(storage).list()).toEqual({
      runs: [savedOf('New', 3, busy), savedOf('Between', 2), savedOf('Old', 1)],
      unreadable: 0,
    });
  });

  it('are replaced only on request', () => {
    const store = storeOn(memoryStorage());
    store.save(savedOf('Mine', 1));
    const refused = store.save(savedOf('Mine', 2, busy));
    expect(refused).toEqual({ done: false, problem: 'There is already a saved run called “Mine”.' });
    expect(store.list().runs).toEqual([savedOf('Mine', 1)]);
    expect(store.save(savedOf('Mine', 2, busy), 'replace')).toEqual(done);
    expect(store.list().runs).toEqual([savedOf('Mine', 2, busy)]);
  });

  it('are renamed, but not over another one', () => {
    const store = storeOn(memoryStorage());
    store.save(savedOf('One', 1));
    store.save(savedOf('Two', 2));
    expect(store.rename('One', 'Two')).toMatchObject({ problem: expect.stringContaining('“Two”') });
    expect(store.rename('One', 'One')).toEqual(done);
    expect(store.rename('One', 'First')).toEqual(done);
    expect(store.rename('One', 'Third')).toMatchObject({
      problem: expect.stringContaining('no longer there'),
    });
    expect(names(store)).toEqual(['Two', 'First']);
  });

  it('are removed, and can be put back where they were', () => {
    const store = storeOn(memoryStorage());
    const [one, two] = [savedOf('One', 1), savedOf('Two', 2)];
    store.save(one);
    store.save(two);
    expect(store.remove('Two')).toEqual(done);
    expect(names(store)).toEqual(['One']);
    store.save(two);
    expect(names(store)).toEqual(['Two', 'One']);
  });

  it('take names that are names of members of objects', () => {
    const store = storeOn(memoryStorage());
    for (const name of ['__proto__', 'constructor', 'toString'])
      expect(store.save(savedOf(name))).toEqual(done);
    expect(names(store).sort()).toEqual(['__proto__', 'constructor', 'toString']);
    expect(store.remove('__proto__')).toEqual(done);
    expect(names(store)).toHaveLength(2);
  });

  it('of two tabs do not overwrite each other', () => {
    const storage = memoryStorage();
    const [left, right] = [storeOn(storage), storeOn(storage)];
    left.list();
    right.list();
    left.save(savedOf('Left', 1));
    right.save(savedOf('Right', 2));
    left.save(savedOf('Left again', 3));
    right.remove('Left');
    expect(names(left)).toEqual(['Left again', 'Right']);
  });
});

describe('runs kept by themselves', () => {
  const flowAt = (flow: string) => keptOf(plainRecipe(flow));

  it('are the latest of each flow, the latest first', () => {
    const store = storeOn(memoryStorage());
    store.keepLast(flowAt('hybrid'), 1);
    store.keepLast(flowAt(PKCE), 2);
    store.keepLast(keptOf(plainRecipe('hybrid', { moves: busy.moves })), 3);
    expect(store.lastOfAll().runs.map(({ recipe, keptAt }) => [recipe.flow, keptAt])).toEqual([
      ['hybrid', 3],
      [PKCE, 2],
    ]);
    expect(store.last('hybrid')?.recipe.moves).toEqual(busy.moves);
    expect(store.last(PKCE)).toEqual({ ...flowAt(PKCE), keptAt: 2 });
    expect(store.last('other')).toBeUndefined();
    expect(store.forgetLast('hybrid')).toEqual(done);
    expect(store.last('hybrid')).toBeUndefined();
    expect(store.list().runs).toEqual([]);
  });

  it('are seven at most', () => {
    const store = storeOn(memoryStorage());
    for (let flow = 1; flow <= 9; flow++) store.keepLast(flowAt(`flow-${flow}`), flow);
    const flows = store.lastOfAll().runs.map(({ recipe }) => recipe.flow);
    expect(flows).toEqual([9, 8, 7, 6, 5, 4, 3].map((flow) => `flow-${flow}`));
  });

  it('do not give way to a run in which nothing was done', () => {
    const store = storeOn(memoryStorage());
    store.keepLast(flowAt(PKCE), 1);
    expect(store.keepLast({ recipe: plainRecipe(PKCE), position: { event: 0, until: 0 } }, 2)).toEqual(done);
    expect(store.last(PKCE)?.keptAt).toBe(1);
  });
});

describe('a full storage', () => {
  it('says so, and keeps what it had', () => {
    const before = documentOf([savedOf('One')]);
    const storage = memoryStorage({ 'runs.saved': before }, before.length + 100);
    const store = storeOn(storage);
    expect(store.save(savedOf('Two', 2))).toEqual({ done: false, problem: problems.full });
    expect(store.keepLast(keptOf(busy), 1)).toEqual({ done: false, problem: problems.full });
    expect(storage.getItem('runs.saved')).toBe(before);
    expect(store.remove('One')).toEqual(done);
    expect(store.keepLast(keptOf(), 1)).toEqual(done);
  });

  it('is known by the name that Firefox gives it, too', () => {
    const storage = memoryStorage();
    storage.setItem = () => {
      throw new DOMException('Persistent storage maximum size reached', 'NS_ERROR_DOM_QUOTA_REACHED');
    };
    expect(storeOn(storage).save(savedOf('One'))).toEqual({ done: false, problem: problems.full });
  });
});

describe.each(Object.entries(blockedStorages))('a blocked storage: %s', (_how, storage) => {
  it('says so at every operation, and never throws', () => {
    const store = openRunStore(storage, 'runs');
    expect(store.list()).toEqual({ runs: [], problem: problems.blocked, unreadable: 0 });
    expect(store.lastOfAll()).toEqual({ runs: [], problem: problems.blocked, unreadable: 0 });
    expect(store.last(PKCE)).toBeUndefined();
    expect(store.damage()).toBeUndefined();
    const results = [
      store.save(savedOf('One')),
      store.rename('One', 'Two'),
      store.remove('One'),
      store.keepLast(keptOf(), 1),
      store.forgetLast(PKCE),
    ];
    for (const result of results) expect(result).toEqual({ done: false, problem: problems.blocked });
    expect(store.discardDamage()).toEqual(done);
  });
});

describe('damaged storage', () => {
  it.each([
    'no json',
    '',
    'null',
    '[]',
    '{}',
    '{"version":1}',
    '{"version":1,"runs":{}}',
    '{"version":"1","runs":[]}',
    '{"__proto__":{"version":1,"runs":[]}}',
  ])('%s is told, and stays until it is discarded', (text) => {
    const storage = memoryStorage({ 'runs.saved': text, 'runs.last': text });
    const store = storeOn(storage);
    expect(store.list()).toEqual({ runs: [], problem: problems.damaged, unreadable: 0 });
    const refused = { done: false, problem: problems.damaged };
    expect(store.save(savedOf('One'), 'replace')).toEqual(refused);
    expect(store.keepLast(keptOf(), 1)).toEqual(refused);
    expect(store.remove('One')).toEqual(refused);
    expect(storage.getItem('runs.saved')).toBe(text);
    expect(store.damage()).toBe(`${text}\n\n${text}`);
    expect(store.discardDamage()).toEqual(done);
    expect(store.damage()).toBeUndefined();
    expect(store.save(savedOf('One'))).toEqual(done);
    expect(store.keepLast(keptOf(), 1)).toEqual(done);
  });

  it('of one list leaves the other usable', () => {
    const store = storeOn(memoryStorage({ 'runs.last': 'no json' }));
    store.save(savedOf('One'));
    expect(store.discardDamage()).toEqual(done);
    expect(names(store)).toEqual(['One']);
  });

  it('of single runs hides none of the good ones, and changes keep it', () => {
    const bad = [null, { ...savedOf('Bad'), recipe: { ...busy, version: 9 } }, { name: 'No recipe' }];
    const storage = memoryStorage({
      'runs.saved': documentOf([bad[0], savedOf('Good', 2), bad[1], savedOf('Fine', 1), bad[2]]),
    });
    const store = storeOn(storage);
    expect(store.list()).toMatchObject({ unreadable: 3 });
    expect(names(store)).toEqual(['Good', 'Fine']);
    store.save(savedOf('Another', 3));
    store.remove('Fine');
    expect(store.list()).toMatchObject({ unreadable: 3 });
    expect(names(store)).toEqual(['Another', 'Good']);
    expect(JSON.parse(store.damage() ?? '')).toEqual(bad);
    expect(store.discardDamage()).toEqual(done);
    expect(store.list()).toMatchObject({ unreadable: 0 });
    expect(names(store)).toEqual(['Another', 'Good']);
  });

  it('is not what a later version wrote: that stays, and cannot be discarded', () => {
    const text = documentOf([savedOf('Later')], 2);
    const storage = memoryStorage({ 'runs.saved': text });
    const store = storeOn(storage);
    expect(store.list()).toEqual({ runs: [], problem: problems.later, unreadable: 0 });
    expect(store.save(savedOf('One'))).toEqual({ done: false, problem: problems.later });
    expect(store.damage()).toBeUndefined();
    store.discardDamage();
    expect(storage.getItem('runs.saved')).toBe(text);
  });
});
