import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../saved/testing/storages.ts';
import { openScoreStore } from './score-store.ts';

const KEY = 'tour.scores';

describe('the kept score', () => {
  it('counts by flow, and is there for whoever opens the store later', () => {
    const storage = memoryStorage();
    const store = openScoreStore(() => storage, KEY);
    expect(store.read()).toEqual({ flows: {} });
    for (const right of [true, false, true]) expect(store.count('hybrid', right)).toEqual({ done: true });
    store.count('device-authorization', false);
    expect(openScoreStore(() => storage, KEY).read().flows).toEqual({
      hybrid: { right: 2, asked: 3 },
      'device-authorization': { right: 0, asked: 1 },
    });
    expect(store.reset()).toEqual({ done: true });
    expect(store.read()).toEqual({ flows: {} });
  });

  it.each(['no json', '[]', '{"version":2,"flows":{}}', '{"version":1,"flows":[]}', 'null'])(
    'starts anew where what is kept cannot be read, and says so: %s',
    (text) => {
      const store = openScoreStore(() => memoryStorage({ [KEY]: text }), KEY);
      expect(store.read().flows).toEqual({});
      expect(store.read().problem).toMatch(/could not be read/);
    },
  );

  it('takes no figure on trust', () => {
    const flows = {
      good: { right: 1, asked: 2, more: 'x' },
      more: { right: 3, asked: 2 },
      negative: { right: -1, asked: 2 },
      text: { right: '1', asked: '2' },
      broken: { right: 0.5, asked: 1 },
      nothing: null,
      ['__proto__']: { right: 1, asked: 1 },
    };
    const text = JSON.stringify({ version: 1, flows });
    const read = openScoreStore(() => memoryStorage({ [KEY]: text }), KEY).read().flows;
    expect(read['good']).toEqual({ right: 1, asked: 2 });
    expect(Object.keys(read).filter((name) => name !== '__proto__')).toEqual(['good']);
    expect(Object.getPrototypeOf({})).not.toHaveProperty('asked');
  });

  it('says in words that nothing can be kept', () => {
    const full = memoryStorage({}, 3);
    expect(openScoreStore(() => full, KEY).count('hybrid', true)).toMatchObject({
      done: false,
      problem: expect.stringMatching(/full/),
    });
    const denied = openScoreStore(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    }, KEY);
    expect(denied.read().problem).toMatch(/blocked/);
    expect(denied.count('hybrid', true)).toMatchObject({ done: false });
    expect(denied.reset()).toMatchObject({ done: false, problem: expect.stringMatching(/blocked/) });
  });
});
