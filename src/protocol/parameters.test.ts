import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeParameters,
  encodeParameters,
  parameter,
  queryOf,
  repeatedNames,
  spaceDelimited,
  withQuery,
} from './parameters.ts';
import { anyText } from './testing/any-text.ts';

const pairs = fc.array(fc.tuple(anyText, anyText));

describe('parameters', () => {
  it('RFC 6749 Appendix B: encodes the example', () => {
    expect(encodeParameters([['q', ' %&+£€']])).toBe('q=+%25%26%2B%C2%A3%E2%82%AC');
  });

  it('decodes what it encoded, in order, names twice included', () => {
    fc.assert(
      fc.property(pairs, (parameters) => {
        expect(decodeParameters(encodeParameters(parameters))).toEqual(parameters);
      }),
    );
  });

  it('takes any text for parameters, and never throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const [name, value] of decodeParameters(text))
          expect([typeof name, typeof value]).toEqual(['string', 'string']);
        queryOf(text);
      }),
    );
    expect(decodeParameters('?code=a')).toEqual([['?code', 'a']]);
    expect(decodeParameters('a&b=&=c&%=%zz&&')).toEqual([
      ['a', ''],
      ['b', ''],
      ['', 'c'],
      ['%', '%zz'],
    ]);
  });

  it('finds the first of a name', () => {
    const found = decodeParameters('a=1&b=2&a=3');
    expect(parameter(found, 'a')).toBe('1');
    expect(parameter(found, 'c')).toBeUndefined();
    expect(parameter(found, '__proto__')).toBeUndefined();
  });

  it('RFC 6749 §3.1: tells each repeated name once', () => {
    expect(repeatedNames(decodeParameters('a=1&b=2&a=1&c&c&c'))).toEqual(['a', 'c']);
    expect(repeatedNames(decodeParameters('a=1&A=2'))).toEqual([]);
    expect(repeatedNames(decodeParameters('code=a&c%6Fde=b'))).toEqual(['code']);
  });

  it('RFC 6749 §3.1: adds to a query and keeps what is there, the fragment included', () => {
    const url = withQuery('https://as.example/authorize?a=1#top', [
      ['a', '2'],
      ['gone', undefined],
      ['empty', ''],
    ]);
    expect(url).toBe('https://as.example/authorize?a=1&a=2&empty=#top');
    expect(queryOf(url)).toEqual([
      ['a', '1'],
      ['a', '2'],
      ['empty', ''],
    ]);
  });

  it('reads no query out of text that is no address', () => {
    for (const text of ['', '?a=1', '/path?a=1', 'https://[?a=1']) expect(queryOf(text)).toEqual([]);
  });

  it('RFC 6749 §3.3: a scope is a list whose order and repetitions say nothing', () => {
    expect(spaceDelimited('openid  profile openid ')).toEqual(['openid', 'profile']);
    expect(spaceDelimited('')).toEqual([]);
    expect(spaceDelimited(undefined)).toEqual([]);
    expect(spaceDelimited('a\tb')).toEqual(['a\tb']);
  });
});
