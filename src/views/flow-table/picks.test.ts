import { describe, expect, it } from 'vitest';
import { flowIds } from '../../guide/compare/facts.ts';
import { pairShown, picksOf, queryOf, withFlow, withoutFlow } from './picks.ts';

const CODE = 'authorization-code';
const PKCE = 'authorization-code-pkce';

describe('the picks in an address', () => {
  it.each([
    [{}, []],
    [{ left: CODE }, [CODE]],
    [{ right: CODE }, [CODE]],
    [{ left: CODE, right: PKCE }, [CODE, PKCE]],
    [{ left: CODE, right: CODE }, [CODE]],
    [{ left: 'constructor', right: '<img>' }, []],
    [{ left: 'hybird', right: PKCE }, [PKCE]],
  ])('%j picks %j', (query, flows) => {
    expect(picksOf(query)).toEqual({ flows, onlyDifferent: false });
  });

  it('hide equal rows only where there are two flows to differ', () => {
    expect(picksOf({ left: CODE, right: PKCE, rows: 'different' }).onlyDifferent).toBe(true);
    expect(picksOf({ left: CODE, rows: 'different' }).onlyDifferent).toBe(false);
    expect(picksOf({ left: CODE, right: PKCE, rows: 'all' }).onlyDifferent).toBe(false);
  });

  it('come back from the address that they make', () => {
    for (const left of flowIds)
      for (const right of flowIds)
        for (const onlyDifferent of [false, true]) {
          const picks = picksOf({ left, right, ...(onlyDifferent && { rows: 'different' }) });
          expect(picksOf(queryOf(picks))).toEqual(picks);
        }
  });
});

describe('picking', () => {
  const none = { flows: [], onlyDifferent: false } as const;
  it('adds a flow until there are two; then the first makes room', () => {
    const one = withFlow(none, CODE);
    const two = withFlow(one, PKCE);
    expect(two.flows).toEqual([CODE, PKCE]);
    expect(withFlow(two, 'hybrid').flows).toEqual([PKCE, 'hybrid']);
  });

  it('takes a flow out again', () => {
    expect(withoutFlow({ ...none, flows: [CODE, PKCE] }, CODE).flows).toEqual([PKCE]);
  });

  it('shows two flows in a narrow window, whatever was picked', () => {
    expect(pairShown([])).toEqual([CODE, PKCE]);
    expect(pairShown(['hybrid'])).toEqual(['hybrid', CODE]);
    expect(pairShown([PKCE])).toEqual([PKCE, CODE]);
    expect(pairShown(['hybrid', CODE])).toEqual(['hybrid', CODE]);
  });
});
