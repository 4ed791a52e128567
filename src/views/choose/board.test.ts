import { describe, expect, it } from 'vitest';
import { afterAnswer, choosing } from '../../guide/choose/choosing.ts';
import { everyPath } from '../../guide/choose/every-path.ts';
import { boardOf, standOf } from './board.ts';
import { gates } from './gates.ts';
import { at } from './testing/at.ts';

const ends = everyPath();

describe('the board', () => {
  it('has all seven flows, none out, before the first answer', () => {
    const rows = boardOf(at(''));
    expect(rows.map(({ state }) => state)).toEqual(Array(7).fill('possible'));
    expect(standOf(rows)).toBe('All 7 flows are possible');
  });

  it('names the question that ruled a flow out, its gate and the reason', () => {
    const row = boardOf(at('machine=no&server=no')).find(({ card }) => card.id === 'hybrid');
    expect(row).toMatchObject({ state: 'out', gate: 2, by: { id: 'server' } });
    expect(row?.why).toMatch(/\w/);
  });

  it('marks what the answer that is pointed at would rule out, and nothing that is out already', () => {
    const now = at('machine=no&server=no');
    const rows = boardOf(now, choosing(afterAnswer(now, 'yes')));
    const going = rows.filter(({ goes }) => goes).map(({ card }) => card.id);
    expect(going.toSorted()).toEqual([
      'authorization-code-pkce',
      'device-authorization',
      'implicit-form-post',
    ]);
    expect(rows.filter(({ state, goes }) => state === 'out' && goes)).toEqual([]);
  });

  it('ends with one chosen flow and six that are out, each at a gate that was passed', () => {
    for (const query of ends) {
      const now = choosing(query);
      const rows = boardOf(now);
      expect(standOf(rows)).toBe('One of 7 is left');
      const out = rows.filter(({ state }) => state === 'out');
      expect(out.map(({ gate = 0 }) => gate >= 1 && gate <= now.path.length)).toEqual(Array(6).fill(true));
    }
  });

  it('has a gate for each question of the longest way', () => {
    expect(Math.max(...ends.map((query) => choosing(query).path.length))).toBe(gates.length);
  });
});
