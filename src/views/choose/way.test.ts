import { describe, expect, it } from 'vitest';
import { choosing } from '../../guide/choose/choosing.ts';
import { everyPath } from '../../guide/choose/every-path.ts';
import { at } from './testing/at.ts';
import { nearestTo, wayOf } from './way.ts';

const ends = everyPath();

describe('the way', () => {
  it('leads back to each question with the answers before it', () => {
    const way = wayOf(at('machine=no&server=assumed&password=no'));
    expect(way.map(({ query }) => query)).toEqual([
      {},
      { machine: 'no' },
      { machine: 'no', server: 'assumed' },
    ]);
    expect(way.map(({ assumed }) => assumed)).toEqual([false, true, false]);
    for (const { query, id } of way) expect(choosing(query).question?.id).toBe(id);
  });

  it('says what each answer ruled out', () => {
    const way = wayOf(at('machine=no&server=no'));
    expect(way.map(({ ruledOut }) => ruledOut)).toEqual([
      ['Client Credentials'],
      ['Authorization Code', 'Hybrid'],
    ]);
  });

  it('accounts for all six other flows at every end, each once', () => {
    for (const query of ends)
      expect(new Set(wayOf(choosing(query)).flatMap(({ ruledOut }) => ruledOut)).size).toBe(6);
  });
});

describe('the flow to compare with', () => {
  it.each([
    ['machine=no&server=no&password=no&page=no&native=yes&return=claimed&away=no', 'device-authorization'],
    ['machine=no&server=no&password=no&page=no&native=no&device=yes&away=no', 'authorization-code-pkce'],
    ['machine=no&server=no&password=yes&away=no', 'authorization-code-pkce'],
    ['machine=no&server=no&password=no&page=yes&signin=no&away=no', 'implicit-form-post'],
  ])('%s: %s', (text, flow) => {
    expect(nearestTo(at(text))).toBe(flow);
  });

  it('is never the verdict itself', () => {
    for (const query of ends) {
      const now = choosing(query);
      expect(nearestTo(now)).toBeDefined();
      expect(nearestTo(now)).not.toBe(now.verdict?.flow);
    }
  });
});
