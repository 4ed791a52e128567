import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differing, type Stretch } from './differing.ts';

const joined = (stretches: readonly Stretch[]) => stretches.map(({ text }) => text).join('');
const marked = (stretches: readonly Stretch[]) =>
  stretches.filter(({ differs }) => differs).map(({ text }) => text);

describe('differing', () => {
  it('marks the one character that differs', () => {
    const { a, b } = differing(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cN',
    );
    expect(marked(a)).toEqual(['M']);
    expect(marked(b)).toEqual(['N']);
  });

  it('marks what one text has more, between what they share', () => {
    const { a, b } = differing('https://app.example/callback', 'https://app.example/evil/callback');
    expect(marked(b)).toEqual(['evil/']);
    expect(marked(a)).toEqual([]);
  });

  it('leaves short texts and texts that have little in common', () => {
    expect(marked(differing('S256', 'S257').a)).toEqual([]);
    expect(marked(differing('the client_id of a client', 'wayfarer-spa-production').b)).toEqual([]);
  });

  it('never changes a text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 8 }), fc.string(), (head, middle, other) => {
        const [one, two] = [head + middle, head + other];
        const { a, b } = differing(one, two);
        return joined(a) === one && joined(b) === two;
      }),
    );
  });

  it('marks nothing in equal texts', () => {
    fc.assert(fc.property(fc.string(), (text) => marked(differing(text, text).a).length === 0));
  });
});
