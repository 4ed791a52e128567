import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../protocol/testing/any-text.ts';
import { jsonFields, secondsOf, textOf } from './json-body.ts';

describe('jsonFields', () => {
  it('RFC 8259 §4: reads an object, whatever its fields are called', () => {
    expect(Object.entries(jsonFields('{"a":1,"__proto__":{"b":2}}'))).toEqual([
      ['a', 1],
      ['__proto__', { b: 2 }],
    ]);
    expect(jsonFields('{"__proto__":{"b":2}}')['b']).toBeUndefined();
  });

  it.each(['', 'null', '5', '"text"', '[{"a":1}]', '{"a":1', '<html>'])('has no fields in %j', (body) => {
    expect(jsonFields(body)).toEqual({});
  });

  it('never throws, whatever the body', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), (body) => {
        expect(typeof jsonFields(body)).toBe('object');
      }),
    );
  });
});

describe('textOf and secondsOf', () => {
  it('take a field for what it is', () => {
    expect(['a', '', 5, null, undefined, ['a']].map(textOf)).toEqual(['a', '', '', '', '', '']);
    expect([5, 0.5, 0, -1, '5', null, undefined, [5]].map(secondsOf)).toEqual([
      ...[5, 0.5, undefined, undefined, undefined, undefined, undefined, undefined],
    ]);
  });

  it('RFC 8259 §6: a number that is too large to hold is none', () => {
    expect(secondsOf(jsonFields('{"expires_in":1e999}')['expires_in'])).toBeUndefined();
  });
});
