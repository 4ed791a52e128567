import { describe, expect, it } from 'vitest';
import { entries } from './dictionary/index.ts';
import { oidcCore, rfc, w3c } from './spec.ts';
import { documents } from './testing/spec-sections/documents.ts';
import {
  citationsIn,
  problemWith,
  specLinksIn,
  specRefsIn,
  specRefsMadeIn,
} from './testing/spec-sections/references.ts';

describe('the lists of sections', () => {
  it.each(documents)('$title: each place once, and where it comes from', ({ url, taken, sections }) => {
    expect(new URL(url).href.replace(/\/$/, '')).toBe(url.replace(/\/$/, ''));
    expect(taken).toMatch(/^[A-Z].*\.$/);
    expect(sections.length).toBeGreaterThan(0);
    const places = sections.flatMap((section) => section.places);
    expect(new Set(places).size).toBe(places.length);
    const numbers = sections.flatMap(({ number }) => number ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
    if (taken.startsWith('As cited')) return;
    for (const number of numbers) {
      const above = number.split('.').slice(0, -1).join('.');
      if (above !== '') expect(numbers).toContain(above);
    }
  });

  it('are of different documents', () => {
    expect(new Set(documents.map(({ url }) => url)).size).toBe(documents.length);
  });
});

describe('a reference', () => {
  it.each([
    [rfc(6749, '4.1.2.1'), undefined],
    [rfc(7636, 'B'), undefined],
    [oidcCore('3.1.3.7', 'IDTokenValidation'), undefined],
    [w3c('CSP', 'CSP3', 'csp-header'), undefined],
    [rfc(7636, '4.7'), 'RFC 7636 §4.7: RFC 7636: Proof Key for Code Exchange has no #section-4.7'],
    [
      oidcCore('3.1.3.6', 'IDTokenValidation'),
      'OIDC Core §3.1.3.6: #IDTokenValidation of OpenID Connect Core 1.0 is 3.1.3.7',
    ],
    [
      { label: 'RFC 7636 §4.6', url: rfc(7636, '4.5').url },
      'RFC 7636 §4.6: #section-4.5 of RFC 7636: Proof Key for Code Exchange is 4.5',
    ],
    [
      { label: 'RFC 1 §1', url: 'https://www.rfc-editor.org/rfc/rfc1#section-1' },
      'RFC 1 §1: no list of sections for https://www.rfc-editor.org/rfc/rfc1#section-1',
    ],
  ])('%j', (ref, problem) => {
    expect(problemWith(ref)).toBe(problem);
  });

  it('is found in values, in source and in words', () => {
    const ref = rfc(6749, '5.2');
    expect(specRefsIn({ a: [new Map([['b', { spec: ref }]])], label: 'no', url: 'x', c: ref })).toEqual([
      ref,
    ]);
    expect(specRefsMadeIn("spec: rfc(6749, '5.2'), and oidcCore(\n  '2',\n  'IDToken',\n)")).toEqual([
      ref,
      oidcCore('2', 'IDToken'),
    ]);
    expect(specLinksIn(`@see [RFC 6749 - OAuth, section 5.2](${ref.url})`)).toEqual([
      { label: 'RFC 6749 - OAuth, section 5.2', url: ref.url },
    ]);
    expect(citationsIn('As RFC 6749 §5.2. says; OIDC Core §2, too.')).toEqual([
      ref,
      oidcCore('2', 'IDToken'),
    ]);
  });
});

describe('the dictionary', () => {
  const refs = specRefsIn(entries());

  it('cites sections that exist', () => {
    expect(refs.length).toBeGreaterThan(100);
    expect(refs.flatMap((ref) => problemWith(ref) ?? [])).toEqual([]);
  });
});
