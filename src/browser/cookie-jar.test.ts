import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCookieJar } from './cookie-jar.ts';

const START = Date.UTC(2026, 0, 1);
const HTTPS = 'https://auth.granttour.example/u/login';

/** A jar, its clock, and short words for storing and asking. */
function jarAt(start = START) {
  const time = { now: start };
  const jar = createCookieJar({ now: () => time.now });
  return {
    jar,
    time,
    set: (text: string, from = HTTPS) => jar.store(text, new URL(from)),
    get: (to = HTTPS) => jar.header(new URL(to), { method: 'GET', initiator: undefined }),
  };
}

/** What one `Set-Cookie` leaves in an empty jar. */
function stored(text: string, from = HTTPS) {
  const { jar, set } = jarAt();
  set(text, from);
  return jar.list()[0];
}

describe('RFC 6265bis §5.6 the Set-Cookie header', () => {
  test.each([
    ['a=b', { name: 'a', value: 'b' }],
    [' a = b ; Secure', { name: 'a', value: 'b', secure: true }],
    ['a="b c"', { name: 'a', value: '"b c"' }],
    ['a=b=c', { name: 'a', value: 'b=c' }],
    ['=b', { name: '', value: 'b' }],
    ['b', { name: '', value: 'b' }],
    ['a=', { name: 'a', value: '' }],
    ['a=b; HTTPONLY; sEcUrE; samesite=LAX', { httpOnly: true, secure: true, sameSite: 'Lax' }],
    ['a=b; SameSite=Strict; SameSite=Lax', { sameSite: 'Lax' }],
    ['a=b; SameSite=odd', { sameSite: 'Default' }],
    ['a=b; SameSite=constructor', { sameSite: 'Default' }],
    ['a=b; Domain=.GrantTour.example', { domain: 'granttour.example', hostOnly: false }],
    ['a=b; Path=relative', { path: '/u' }],
    ['a=b; Path=/x; Path=/y', { path: '/y' }],
  ])('%s', (text, expected) => {
    expect(stored(text)).toMatchObject(expected);
  });

  test.each(['', '=', ';Secure', 'a=b\0', 'a=b\nc', 'a=b\x7f'])('ignores %j', (text) => {
    expect(stored(text)).toBeUndefined();
  });

  test('a name and a value of 4096 octets together are kept', () => {
    expect(stored(`a=${'x'.repeat(4095)}`)).toBeDefined();
    expect(stored(`a=${'x'.repeat(4096)}`)).toBeUndefined();
    expect(stored(`a=${'ü'.repeat(2048)}`)).toBeUndefined();
  });

  test('an attribute of more than 1024 octets is ignored by itself', () => {
    expect(stored(`a=b; Path=/${'x'.repeat(1023)}`)?.path).toHaveLength(1024);
    expect(stored(`a=b; Path=/${'x'.repeat(1024)}`)?.path).toBe('/u');
  });
});

describe('RFC 6265bis §5.1.3 and §5.7 Domain', () => {
  test('without Domain the cookie goes to its host alone', () => {
    const { set, get } = jarAt();
    set('a=b; Path=/', 'https://granttour.example/');
    expect(get('https://granttour.example/')).toBe('a=b');
    expect(get('https://auth.granttour.example/')).toBeUndefined();
  });

  test('with Domain it goes to the hosts under it as well', () => {
    const { set, get } = jarAt();
    set('a=b; Path=/; Domain=granttour.example');
    expect(get('https://granttour.example/')).toBe('a=b');
    expect(get('https://spa.granttour.example/')).toBe('a=b');
    expect(get('https://notgranttour.example/')).toBeUndefined();
    expect(get('https://granttour.example.evil.example/')).toBeUndefined();
  });

  test.each(['other.example', 'tour.example', 'u.auth.granttour.example', 'example', 'evil'])(
    'a host cannot set a cookie for %s',
    (domain) => expect(stored(`a=b; Domain=${domain}`)).toBeUndefined(),
  );

  test('an address or a single label is no domain for others', () => {
    expect(stored('a=b; Domain=0.0.1', 'https://127.0.0.1/')).toBeUndefined();
    expect(stored('a=b; Domain=127.0.0.1', 'https://127.0.0.1/')).toMatchObject({ domain: '127.0.0.1' });
    expect(stored('a=b; Domain=localhost', 'http://localhost/')).toMatchObject({ hostOnly: true });
  });
});

describe('RFC 6265bis §5.1.4 Path', () => {
  test.each([
    ['https://a.example', '/'],
    ['https://a.example/', '/'],
    ['https://a.example/u', '/'],
    ['https://a.example/u/', '/u'],
    ['https://a.example/u/v/w?x=/y/z', '/u/v'],
  ])('the default path of %s is %s', (url, path) => {
    expect(stored('a=b', url)?.path).toBe(path);
  });

  test.each([
    ['/u', '/u', true],
    ['/u', '/u/v', true],
    ['/u/', '/u/v', true],
    ['/u/', '/u', false],
    ['/u', '/uv', false],
    ['/u', '/', false],
    ['/U', '/u', false],
  ])('%s and a request for %s: %s', (path, requested, goes) => {
    const { set, get } = jarAt();
    set(`a=b; Path=${path}`);
    expect(get(`https://auth.granttour.example${requested}`) !== undefined).toBe(goes);
  });
});

describe('RFC 6265bis §5.7 Secure', () => {
  test('goes over https and to loopback, never over plain http', () => {
    const { set, get } = jarAt();
    set('a=b; Secure; Path=/');
    expect(get()).toBe('a=b');
    expect(get('http://auth.granttour.example/')).toBeUndefined();
    set('c=d; Secure', 'http://127.0.0.1:8080/');
    expect(get('http://127.0.0.1:9090/')).toBe('c=d');
  });

  test('cannot be set over plain http', () => {
    expect(stored('a=b; Secure', 'http://auth.granttour.example/')).toBeUndefined();
  });

  test('an insecure origin cannot overwrite or hide a Secure cookie', () => {
    const { set, get } = jarAt();
    set('a=good; Secure; Path=/u');
    set('a=evil; Path=/u', 'http://auth.granttour.example/u/');
    set('a=evil; Path=/u/login; Domain=granttour.example', 'http://spa.granttour.example/');
    expect(get()).toBe('a=good');
    set('a=other; Path=/', 'http://auth.granttour.example/');
    expect(get()).toBe('a=good; a=other');
  });

  test('SameSite=None needs it', () => {
    expect(stored('a=b; SameSite=None')).toBeUndefined();
    expect(stored('a=b; SameSite=None; Secure')).toMatchObject({ sameSite: 'None' });
  });
});

describe('RFC 6265bis §5.4 prefixes', () => {
  test.each([
    ['__Secure-a=b; Secure', true],
    ['__Secure-a=b', false],
    ['__secure-a=b', false],
    ['__Host-a=b; Secure; Path=/', true],
    ['__Host-a=b; Secure', false],
    ['__Host-a=b; Path=/', false],
    ['__Host-a=b; Secure; Path=/u', false],
    ['__Host-a=b; Secure; Path=/; Domain=auth.granttour.example', false],
    ['__HOST-a=b; Secure', false],
    ['=__Host-a=b; Secure; Path=/', false],
    ['=__Secure-a', false],
  ])('%s: %s', (text, kept) => {
    expect(stored(text) !== undefined).toBe(kept);
  });
});

describe('RFC 6265bis §5.5 and §5.7 how long a cookie lives', () => {
  test.each([
    ['Max-Age=60', START + 60_000],
    ['Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', START + 60_000],
    ['Expires=Thu, 01 Jan 2026 00:01:00 GMT', START + 60_000],
    ['Max-Age=99999999999', START + 400 * 86_400_000],
    ['Expires=Fri, 31 Dec 9999 23:59:59 GMT', START + 400 * 86_400_000],
    ['Max-Age=soon', undefined],
    ['Expires=soon', undefined],
  ])('%s', (attribute, expires) => {
    expect(stored(`a=b; ${attribute}`)?.expires).toBe(expires);
  });

  test('it ends with the clock, to the millisecond', () => {
    const { set, get, time, jar } = jarAt();
    set('a=b; Max-Age=60');
    time.now += 59_999;
    expect(get()).toBe('a=b');
    time.now += 1;
    expect(get()).toBeUndefined();
    expect(jar.list()).toEqual([]);
  });

  test.each(['Max-Age=0', 'Max-Age=-1', 'Expires=Thu, 01 Jan 1970 00:00:00 GMT'])(
    '%s removes it',
    (attribute) => {
      const { set, jar } = jarAt();
      set('a=b');
      set(`a=; ${attribute}`);
      expect(jar.list()).toEqual([]);
    },
  );

  test('the same name, domain and path is the same cookie, and keeps its age', () => {
    const { set, jar, time } = jarAt();
    set('a=1');
    time.now += 1000;
    set('a=2');
    set('a=3; Path=/');
    set('a=4; Domain=auth.granttour.example');
    expect(jar.list().map(({ value, created }) => [value, created - START])).toEqual([
      ['2', 0],
      ['3', 1000],
      ['4', 1000],
    ]);
  });
});

describe('RFC 6265bis §5.8.3 the Cookie header', () => {
  test('longer paths first, then in the order of creation; a nameless cookie is its value', () => {
    const { set, get } = jarAt();
    set('root1=1; Path=/');
    set('deep=1; Path=/u/login');
    set('root2=2; Path=/');
    set('nameless; Path=/u');
    expect(get()).toBe('deep=1; nameless; root1=1; root2=2');
  });
});

describe('whatever a server sends', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('Secure', 'HttpOnly', 'Path=/', 'Domain=granttour.example', 'Max-Age=1', 'SameSite=None'),
    fc.string().map((text) => `Expires=${text}`),
    fc.string().map((text) => `Domain=${text}`),
    fc.string().map((text) => `__Host-${text}=1`),
  );
  const setCookie = fc.array(part, { minLength: 1 }).map((parts) => parts.join(';'));

  test('storing never throws, and what goes out can stand in a header', () => {
    fc.assert(
      fc.property(fc.array(setCookie), fc.webUrl(), (texts, url) => {
        const { set, get } = jarAt();
        for (const text of texts) {
          set(text);
          set(text, url);
        }
        for (const header of [get(), get(url)]) expect(header ?? '').not.toMatch(/[\0\r\n]/);
      }),
      { seed: 6265 },
    );
  });

  test('no cookie reaches a host that is neither its setter nor under its Domain', () => {
    fc.assert(
      fc.property(setCookie, (text) => {
        const { set, get } = jarAt();
        set(text);
        expect(get('https://evil.example/u/login')).toBeUndefined();
      }),
      { seed: 6265 },
    );
  });

  test('a __Host- cookie that is kept is Secure, host-only and for every path', () => {
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const cookie = stored(['__Host-a=1', 'Secure', 'Path=/', ...parts].join(';'));
        if (cookie) expect(cookie).toMatchObject({ secure: true, hostOnly: true, path: '/' });
      }),
      { seed: 6265 },
    );
  });
});
