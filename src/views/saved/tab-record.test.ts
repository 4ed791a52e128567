import { describe, expect, it } from 'vitest';
import { problems } from './kept-list.ts';
import { openTabRecord } from './tab-record.ts';
import { busy, keptOf } from './testing/runs.ts';
import { blockedStorages, memoryStorage } from './testing/storages.ts';

describe("the tab's own record", () => {
  it('gives back the run of a place after a reload', () => {
    const storage = memoryStorage();
    const before = openTabRecord(() => storage, 'tab');
    before.keepInTab('a', keptOf());
    before.keepInTab('b', keptOf(busy));
    before.keepInTab('a', { ...keptOf(), position: { event: 1, until: 2 } });
    const after = openTabRecord(() => storage, 'tab');
    expect(after.inTab('a')?.position).toEqual({ event: 1, until: 2 });
    expect(after.inTab('b')).toEqual(keptOf(busy));
    expect(after.inTab('c')).toBeUndefined();
  });

  it('forgets the places of long ago', () => {
    const storage = memoryStorage();
    const record = openTabRecord(() => storage, 'tab');
    for (let place = 0; place < 40; place++) record.keepInTab(String(place), keptOf());
    expect(record.inTab('39')).toEqual(keptOf());
    expect(record.inTab('0')).toBeUndefined();
  });

  it.each(['no json', '5', 'null', '[5]', '[{"place":"a","kept":{}}]', '{"__proto__":[]}'])(
    'takes %s for nothing and goes on',
    (text) => {
      const storage = memoryStorage({ tab: text });
      const record = openTabRecord(() => storage, 'tab');
      expect(record.inTab('a')).toBeUndefined();
      expect(record.keepInTab('a', keptOf())).toEqual({ done: true });
      expect(record.inTab('a')).toEqual(keptOf());
    },
  );

  it.each(Object.entries(blockedStorages))('never throws where %s', (how, storage) => {
    const record = openTabRecord(storage, 'tab');
    expect(record.inTab('a')).toBeUndefined();
    if (how !== 'reading throws') expect(record.keepInTab('a', keptOf())).toMatchObject({ done: false });
  });

  it('says when there is no room', () => {
    const storage = memoryStorage({}, 10);
    expect(openTabRecord(() => storage, 'tab').keepInTab('a', keptOf())).toEqual({
      ...{ done: false, problem: problems.full },
    });
  });
});
