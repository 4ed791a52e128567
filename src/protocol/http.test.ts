import { describe, expect, it } from 'vitest';
import {
  get,
  type HttpResponse,
  header,
  headers,
  mediaType,
  parseUrl,
  postForm,
  redirectLocation,
} from './http.ts';

const message = {
  headers: [
    ['Set-Cookie', 'a=1'],
    ['Content-Type', 'Text/HTML ; charset=utf-8'],
    ['set-cookie', 'b=2'],
  ] as const,
};

describe('messages as values', () => {
  it('RFC 9110 §5.1: header names have no case; values keep their order', () => {
    expect(headers(message, 'SET-COOKIE')).toEqual(['a=1', 'b=2']);
    expect(header(message, 'set-cookie')).toBe('a=1');
    expect(headers(message, 'set')).toEqual([]);
    expect(header(message, 'accept')).toBeUndefined();
  });

  it('RFC 9110 §8.3.1: a media type has no case, and its parameters are left out', () => {
    expect(mediaType(message)).toBe('text/html');
    expect(mediaType({ headers: [['content-type', 'application/json']] })).toBe('application/json');
    expect(mediaType({ headers: [] })).toBe('');
    expect(mediaType({ headers: [['content-type', ';']] })).toBe('');
  });

  it('reads an address, or nothing', () => {
    expect(parseUrl('https://a.example/b?c#d')?.search).toBe('?c');
    expect(parseUrl('/b', 'https://a.example/c')?.href).toBe('https://a.example/b');
    for (const text of ['', '/b', 'a.example', 'http://[', 'https://a b.example'])
      expect(parseUrl(text)).toBeUndefined();
  });

  it('RFC 6749 Appendix B: a form post is encoded, and says so after the other headers', () => {
    expect(postForm('https://a.example/', [['a b', '+&=ü']], [['accept', '*/*']])).toEqual({
      method: 'POST',
      url: 'https://a.example/',
      headers: [
        ['accept', '*/*'],
        ['content-type', 'application/x-www-form-urlencoded'],
      ],
      body: 'a+b=%2B%26%3D%C3%BC',
    });
    expect(get('https://a.example/')).toEqual({ method: 'GET', url: 'https://a.example/', headers: [] });
  });

  it.each([
    [303, '/next', '/next'],
    [308, '', ''],
    [200, '/next', undefined],
    [201, '/next', undefined],
    [304, '/next', undefined],
    [302, undefined, undefined],
  ])('RFC 9110 §15.4: a %i with Location %j leads to %j', (status, location, expected) => {
    const response: HttpResponse = {
      status,
      headers: location === undefined ? [] : [['LOCATION', location]],
      body: '',
    };
    expect(redirectLocation(response)).toBe(expected);
  });
});
