import { describe, expect, it } from 'vitest';
import type { Check } from '../../protocol/check.ts';
import { rfc } from '../../protocol/spec.ts';
import type { Difference } from '../../trace/index.ts';
import { isSentence, momentIn, sorted } from './differences.ts';

const field = (place: string, name: string, fresh = false): Difference => ({
  ...{ place, name, left: 'a', right: 'b', fresh },
});
const checked = (id: string, left: boolean | undefined, right: boolean | undefined): Difference => {
  const made = (passed: boolean | undefined): Check | undefined =>
    passed === undefined
      ? undefined
      : { id, title: id, passed, expected: 'a', actual: 'a', spec: rfc(6749, '4.1') };
  const text = (passed: boolean | undefined) => (passed === undefined ? undefined : 'made');
  return {
    ...{ place: 'check', name: id, left: text(left), right: text(right), fresh: false },
    checks: [made(left), made(right)],
  };
};

describe('the differences of a row', () => {
  it('are fields, checks, checks of one side, and what is new', () => {
    const both = checked('both', true, true);
    const refused = checked('refused', true, false);
    const [lonely, refusedAlone] = [checked('lonely', true, undefined), checked('alone', undefined, false)];
    const [state, nonce] = [field('query parameter', 'state'), field('query parameter', 'nonce', true)];
    expect(sorted([state, both, lonely, nonce, refused, refusedAlone])).toEqual({
      fields: [state],
      checks: [refused, refusedAlone, both],
      lonely: [lonely],
      fresh: [nonce],
    });
  });

  it('are sentences or values', () => {
    const places = ['note', 'page', 'end', 'query parameter', 'json'];
    expect(places.filter((place) => isSentence(field(place, 'x')))).toEqual(['note', 'page', 'end']);
    expect(isSentence(field('page', 'markup'))).toBe(false);
  });

  it('are moments by their names', () => {
    expect(momentIn(field('claim of id_token', 'exp'), '1768482012')).toBe(1768482012);
    expect(momentIn(field('json', 'token.iat'), '5')).toBe(5);
    expect(momentIn(field('claim of id_token', 'exp'), 'soon')).toBeUndefined();
    expect(momentIn(field('json', 'expires_in'), '3600')).toBeUndefined();
  });
});
