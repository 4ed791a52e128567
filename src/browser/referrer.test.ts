import { describe, expect, test } from 'vitest';
import { originOfPost, type ReferrerPolicy, referer, referrerPolicy } from './referrer.ts';

const FROM = new URL('https://spa.granttour.example/page?x=1#frag');
const SAME = new URL('https://spa.granttour.example/other');
const CROSS = new URL('https://auth.granttour.example/');
const PLAIN = new URL('http://auth.granttour.example/');
const WHOLE = 'https://spa.granttour.example/page?x=1';
const ORIGIN = 'https://spa.granttour.example/';

describe('Referrer Policy §8.3: same origin, another one, and from https to http', () => {
  test.each<[ReferrerPolicy, string | undefined, string | undefined, string | undefined]>([
    ['no-referrer', undefined, undefined, undefined],
    ['no-referrer-when-downgrade', WHOLE, WHOLE, undefined],
    ['same-origin', WHOLE, undefined, undefined],
    ['origin', ORIGIN, ORIGIN, ORIGIN],
    ['strict-origin', ORIGIN, ORIGIN, undefined],
    ['origin-when-cross-origin', WHOLE, ORIGIN, ORIGIN],
    ['strict-origin-when-cross-origin', WHOLE, ORIGIN, undefined],
    ['unsafe-url', WHOLE, WHOLE, WHOLE],
  ])('%s', (policy, same, cross, plain) => {
    expect([SAME, CROSS, PLAIN].map((to) => referer(policy, FROM, to))).toEqual([same, cross, plain]);
  });

  test('a user name and password in the URL stay at home', () => {
    expect(referer('unsafe-url', new URL('https://ana:secret@a.example/'), CROSS)).toBe('https://a.example/');
  });

  test('from https to loopback is no downgrade (Secure Contexts §3.1)', () => {
    const loopback = new URL('http://127.0.0.1:8080/callback');
    expect(referer('strict-origin-when-cross-origin', FROM, loopback)).toBe(ORIGIN);
  });
});

describe('Fetch §3.2 the Origin of a POST: same origin, another one, and from https to http', () => {
  const origin = 'https://spa.granttour.example';

  test.each<[ReferrerPolicy, string, string, string]>([
    ['no-referrer', 'null', 'null', 'null'],
    ['no-referrer-when-downgrade', origin, origin, 'null'],
    ['same-origin', origin, 'null', 'null'],
    ['origin', origin, origin, origin],
    ['strict-origin', origin, origin, 'null'],
    ['origin-when-cross-origin', origin, origin, origin],
    ['strict-origin-when-cross-origin', origin, origin, 'null'],
    ['unsafe-url', origin, origin, origin],
  ])('%s', (policy, same, cross, plain) => {
    expect([SAME, CROSS, PLAIN].map((to) => originOfPost(policy, FROM, to))).toEqual([same, cross, plain]);
  });

  test('nobody’s page has the origin null', () => {
    expect(originOfPost('unsafe-url', undefined, SAME)).toBe('null');
  });
});

describe('Referrer Policy §8.1 the header', () => {
  test.each<[string[], ReferrerPolicy]>([
    [[], 'origin'],
    [['odd'], 'origin'],
    [[''], 'origin'],
    [[' No-Referrer '], 'no-referrer'],
    [['no-referrer, strict-origin-when-cross-origin'], 'strict-origin-when-cross-origin'],
    [['same-origin, newer-than-we-know'], 'same-origin'],
    [['unsafe-url', 'same-origin'], 'same-origin'],
  ])('%j', (values, policy) => {
    expect(referrerPolicy(values, 'origin')).toBe(policy);
  });
});
