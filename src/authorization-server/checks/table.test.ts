import { describe, expect, test } from 'vitest';
import { columns } from './columns.ts';
import { checksOf, table } from './table.ts';

describe('the table of checks', () => {
  test('has one cell for each column in every row', () => {
    for (const [check, cells] of table) {
      expect([check.id, cells.replaceAll(' ', '').length]).toEqual([check.id, columns.length]);
      expect([check.id, cells]).toEqual([check.id, expect.stringMatching(/^[x.]( +[x.])*$/)]);
    }
  });

  test('names each check once, in lower snake case, with a sentence and a specification', () => {
    const ids = table.map(([check]) => check.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [{ id, title, spec }] of table) {
      expect(id).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(spec.label).toMatch(/§|Appendix/);
      expect(URL.parse(spec.url)?.hash).toMatch(/^#./);
    }
  });

  test('uses every row', () => {
    for (const [check, cells] of table) expect([check.id, cells.includes('x')]).toEqual([check.id, true]);
  });

  test('judges at the token endpoint in the order that lets nobody but the rightful client cause a revocation', () => {
    const order = checksOf('token:code').map(({ id }) => id);
    for (const id of [
      'code_issued_to_client',
      'redirect_uri_same_as_authorized',
      'verifier_matches_challenge',
    ])
      expect(order.indexOf(id)).toBeLessThan(order.indexOf('code_unused'));
    const refresh = checksOf('token:refresh').map(({ id }) => id);
    expect(refresh.indexOf('refresh_token_issued_to_client')).toBeLessThan(
      refresh.indexOf('refresh_token_unused'),
    );
  });
});
