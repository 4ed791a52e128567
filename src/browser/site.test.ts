import { describe, expect, test } from 'vitest';
import { isSameSite, isTrustworthy } from './site.ts';

describe('HTML "same site"', () => {
  test.each([
    ['https://auth.granttour.example', 'https://spa.granttour.example', true],
    ['https://granttour.example', 'https://a.b.granttour.example:8443', true],
    ['https://granttour.example', 'http://granttour.example', false],
    ['https://granttour.example', 'https://granttour2.example', false],
    ['https://granttour.example', 'https://example', false],
    ['http://localhost:1', 'http://localhost:2', true],
    ['http://127.0.0.1', 'http://10.1.0.1', false],
    ['http://[::1]', 'http://[::1]:80', true],
    ['https://granttour.example.', 'https://granttour.example', true],
  ])('%s and %s: %s', (a, b, same) => {
    expect(isSameSite(new URL(a), new URL(b))).toBe(same);
  });
});

describe('Secure Contexts §3.1 trustworthy', () => {
  test.each([
    ['https://a.example', true],
    ['http://a.example', false],
    ['http://localhost', true],
    ['http://app.localhost:3000', true],
    ['http://127.9.9.9', true],
    ['http://[::1]:8080', true],
    ['http://localhost.evil.example', false],
    ['http://127.0.0.1.evil.example', false],
    ['myapp://localhost', false],
  ])('%s: %s', (url, trustworthy) => {
    expect(isTrustworthy(new URL(url))).toBe(trustworthy);
  });
});
