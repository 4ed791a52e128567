import { describe, expect, it } from 'vitest';
import { get, type HttpResponse, postForm } from '../protocol/http.ts';
import { readersOfRequest, readersOfResponse } from './exposure.ts';

const token = 'https://as.example/token';
const callback = 'https://app.example/callback?code=abc&state=xyz';
const to = (location: string, status = 303): HttpResponse => ({
  status,
  headers: [['Location', location]],
  body: '',
});
const page: HttpResponse = { status: 200, headers: [['content-type', 'text/html']], body: '<p>' };

describe('who can read a request', () => {
  it('RFC 9700 §4.2: a query in the front channel stays in address bar, history, Referer and logs', () => {
    expect(readersOfRequest(get(callback), 'front', 'app')).toEqual([
      'address bar',
      'browser history',
      'Referer header',
      'server logs',
      'app code',
      'network (TLS)',
    ]);
  });

  it('RFC 9700 §4.3.1: a form body in the front channel stays out of them', () => {
    const readers = readersOfRequest(postForm('https://as.example/login', [['a', 'b']]), 'front', 'app');
    expect(readers).toEqual(['browser memory', 'app code', 'network (TLS)']);
  });

  it('a form post to an address with a query is in both', () => {
    expect(readersOfRequest(postForm(callback, []), 'front', 'app')).toContain('browser history');
  });

  it('RFC 6749 §1.3.1: the back channel passes by the browser', () => {
    const readers = readersOfRequest(postForm(token, [['code', 'abc']]), 'back', 'authorization-server');
    expect(readers).toEqual(['authorization server', 'network (TLS)']);
    expect(readersOfRequest(get('https://api.example/orders'), 'back', 'api')).toEqual([
      'api',
      'network (TLS)',
    ]);
  });

  it('RFC 6750 §5.3: a query is logged by its server in the back channel too', () => {
    const readers = readersOfRequest(get('https://api.example/?access_token=abc'), 'back', 'api');
    expect(readers).toEqual(['server logs', 'api', 'network (TLS)']);
  });

  it('takes text that is no address for one without a query', () => {
    expect(readersOfRequest(get('not an address?code=abc'), 'front', 'attacker')).toEqual([
      'browser memory',
      'network (TLS)',
    ]);
  });
});

describe('who can read a response', () => {
  it.each([301, 302, 303, 307, 308])('RFC 9700 §4.2: a %i is the next address', (status) => {
    expect(readersOfResponse(to(callback, status), 'front', 'browser')).toEqual([
      'address bar',
      'browser history',
      'browser memory',
      'network (TLS)',
    ]);
  });

  it('a page, and a Location that is not followed, stay in memory', () => {
    const memory = ['browser memory', 'network (TLS)'];
    expect(readersOfResponse(page, 'front', 'browser')).toEqual(memory);
    expect(readersOfResponse(to(callback, 201), 'front', 'browser')).toEqual(memory);
  });

  it('RFC 6749 §1.3.1: tokens over the back channel reach the app alone', () => {
    expect(readersOfResponse(page, 'back', 'app')).toEqual(['app code', 'network (TLS)']);
  });
});
