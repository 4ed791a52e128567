import { describe, expect, it } from 'vitest';
import { type FlowContext, start } from './context.ts';
import { familyOffer, type OfferId, offersOf } from './offers.ts';

const all: readonly OfferId[] = [
  ...(['call_api', 'userinfo', 'refresh', 'reuse_refresh_token'] as const),
  ...(['introspect', 'revoke', 'new_token', 'log_out'] as const),
];
const tokens = { ...start.tokens, accessToken: 'a' };
const idsOf = (context: Partial<FlowContext>) =>
  offersOf(all, { ...start, ...context }).map((offer) => offer.id);

const withAccess = ['call_api', 'userinfo', 'introspect', 'new_token'];

describe('what can follow', () => {
  it.each<[string, Partial<FlowContext>, readonly string[]]>([
    ['without any token', {}, []],
    ['with an access token', { tokens }, withAccess],
    ['with an ID token', { tokens: { ...tokens, idToken: 'i' } }, [...withAccess, 'log_out']],
    [
      'with an ID token of the front channel alone',
      { returned: { code: '', idToken: 'i', accessToken: '' } },
      ['log_out'],
    ],
    [
      'with a refresh token',
      { tokens: { ...tokens, refreshToken: 'r1' } },
      ['call_api', 'userinfo', 'refresh', 'introspect', 'revoke', 'new_token'],
    ],
    [
      'after a refresh',
      { tokens: { ...tokens, refreshToken: 'r2' }, spent: 'r1' },
      ['call_api', 'userinfo', 'refresh', 'reuse_refresh_token', 'introspect', 'revoke', 'new_token'],
    ],
    [
      'after a refresh without rotation: no token is spent',
      { tokens: { ...tokens, refreshToken: 'r1' }, spent: 'r1' },
      ['call_api', 'userinfo', 'refresh', 'introspect', 'revoke', 'new_token'],
    ],
  ])('%s', (_, context, expected) => expect(idsOf(context)).toEqual(expected));

  it('is no more than the flow has', () => {
    expect(offersOf(['log_out'], { ...start, tokens })).toEqual([]);
    expect(offersOf(['call_api', 'log_out'], { ...start, tokens }).map(({ id }) => id)).toEqual(['call_api']);
  });

  it('says what it is and what one would see', () => {
    const context = { ...start, tokens: { ...tokens, idToken: 'i', refreshToken: 'r2' }, spent: 'r1' };
    const offers = offersOf(all, context);
    expect(offers.length).toBe(all.length);
    for (const { label, why } of [...offers, familyOffer]) {
      expect(label).toMatch(/^[A-Z].{2,38}[^.]$/);
      expect(why).toMatch(/^[A-Z].{10,120}\.$/);
    }
    expect(new Set(offers.map(({ label }) => label)).size).toBe(all.length);
  });

  it('after the revocation of a family is a refresh by other words', () => {
    const [refresh] = offersOf(['refresh'], { ...start, tokens: { ...tokens, refreshToken: 'r' } });
    expect(familyOffer.id).toBe(refresh?.id);
    expect(familyOffer.label).not.toBe(refresh?.label);
  });
});
