import { describe, expect, it } from 'vitest';
import { jsonObject, memberText } from './json.ts';

describe('JSON', () => {
  it('is an object or is not taken for one', () => {
    expect(jsonObject('{"a":1}')).toEqual({ a: 1 });
    for (const text of ['[1]', 'null', '"a"', '{', '']) expect(jsonObject(text)).toBeUndefined();
  });

  it('keeps texts as they are', () => {
    expect(memberText('a"b')).toBe('a"b');
    expect(memberText({ a: [1] })).toBe('{"a":[1]}');
  });
});
