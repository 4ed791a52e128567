import { describe, expect, it } from 'vitest';
import { get, type HttpResponse, postForm } from '../protocol/http.ts';
import { readersOfAction, readersOfPlace, readersOfRequest, readersOfResponse } from './exposure.ts';

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

  it('a form post to an address with a query is in both, and so are cookies beside a query', () => {
    const both = ['browser history', 'browser memory'];
    const readers = readersOfRequest(postForm(callback, [['a', 'b']]), 'front', 'app');
    expect(readers).toEqual(expect.arrayContaining(both));
    const cookies = get(callback, [['Cookie', 'sid=1']]);
    expect(readersOfRequest(cookies, 'front', 'app')).toEqual(expect.arrayContaining(both));
  });

  it('OIDC RP-Initiated Logout §2: an ID token in a URL is where every URL goes', () => {
    const url = 'https://as.example/oidc/logout?id_token_hint=a.b.c';
    expect(readersOfRequest(get(url), 'front', 'authorization-server').slice(0, 4)).toEqual([
      ...['address bar', 'browser history', 'Referer header', 'server logs'],
    ]);
  });

  it("RFC 8252 §7.1: an app's own scheme goes over no network, but other apps may have registered it", () => {
    expect(readersOfRequest(get('myapp://callback?code=abc'), 'front', 'app')).toEqual([
      'browser memory',
      'other apps on the device',
      'app code',
    ]);
  });

  it('RFC 8252 §8.3: a loopback address is read on this machine, not on the network', () => {
    for (const host of ['127.0.0.1:51004', '127.9.9.9', '[::1]:80', 'localhost']) {
      const readers = readersOfRequest(get(`http://${host}/callback?code=abc`), 'front', 'app');
      expect(readers).toContain('programs on this machine');
      expect(readers).toContain('browser history');
      for (const other of ['network (TLS)', 'network (no TLS)', 'server logs'])
        expect(readers).not.toContain(other);
    }
  });

  it('RFC 6749 §1.6: without TLS everybody on the way reads along', () => {
    for (const host of ['app.example', '127.0.0.1.evil.example', 'localhost.evil.example'])
      expect(readersOfRequest(get(`http://${host}/cb?code=abc`), 'front', 'app')).toContain(
        'network (no TLS)',
      );
    expect(readersOfRequest(postForm('http://as.example/token', []), 'back', 'api')).toEqual([
      'api',
      'network (no TLS)',
    ]);
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
      'attacker',
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
    expect(readersOfResponse(page, 'front', 'browser')).toEqual([
      'browser memory',
      'page source',
      'network (TLS)',
    ]);
    expect(readersOfResponse(to(callback, 201), 'front', 'browser')).toEqual([
      'browser memory',
      'network (TLS)',
    ]);
  });

  it("RFC 8252 §7.1: a redirect to an app's own scheme is for whichever app has registered it", () => {
    expect(readersOfResponse(to('myapp://callback?code=abc'), 'front', 'browser')).toEqual([
      'browser memory',
      'other apps on the device',
      'network (TLS)',
    ]);
  });

  it('comes the way that its request went', () => {
    const way = (url: string) => readersOfResponse(page, 'front', 'browser', get(url)).at(-1);
    expect(way('https://app.example/')).toBe('network (TLS)');
    expect(way('http://app.example/')).toBe('network (no TLS)');
    expect(way('http://127.0.0.1/callback')).toBe('programs on this machine');
    expect(way('myapp://callback')).toBe('page source');
  });

  it('RFC 6749 §1.3.1: tokens over the back channel reach the app alone', () => {
    expect(readersOfResponse(page, 'back', 'app')).toEqual(['app code', 'network (TLS)']);
  });
});

describe('who can read what a person types', () => {
  it('is whoever looks on, and the owner of the page; a page of the browser is in its memory', () => {
    expect(readersOfAction('browser', 'authorization-server')).toEqual([
      'onlookers',
      'browser memory',
      'authorization server',
    ]);
    expect(readersOfAction('app', 'app')).toEqual(['onlookers', 'app code']);
    expect(readersOfAction('browser', undefined)).toEqual(['onlookers', 'browser memory']);
  });
});

describe('who of them can read one place of a message', () => {
  const readers = readersOfRequest(postForm(callback, [['a', 'b']]), 'front', 'app');

  it.each(['form body', 'cookie', 'Authorization', 'DPoP', 'token'])('%s is in no URL', (where) => {
    expect(readersOfPlace(readers, where)).toEqual(['browser memory', 'app code', 'network (TLS)']);
  });

  it.each(['query', 'Location', 'Location fragment'])('%s is', (where) => {
    expect(readersOfPlace(readers, where)).toEqual(readers);
  });

  it('a form stands in the source of its page, a cookie beside it does not', () => {
    const shown = readersOfResponse(page, 'front', 'browser');
    expect(readersOfPlace(shown, 'page form')).toContain('page source');
    expect(readersOfPlace(shown, 'cookie')).not.toContain('page source');
  });
});
