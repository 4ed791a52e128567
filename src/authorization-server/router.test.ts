import { describe, expect, test } from 'vitest';
import { get, type Header, type HttpRequest, header, postForm } from '../protocol/http.ts';
import { issuer, spa } from './testing/demo.ts';
import { setting } from './testing/flow.ts';

const requestOf = (method: string, path: string, headers: readonly Header[] = []): HttpRequest => ({
  method,
  url: new URL(path, issuer).href,
  headers,
});

describe('RFC 9110: what is where', () => {
  test.each(['', 'oauth/token/', 'Authorize', 'login/x', '.well-known/', 'constructor'])(
    '404 at /%s',
    async (path) => {
      expect((await setting().handle(requestOf('GET', path))).status).toBe(404);
    },
  );

  // biome-ignore format: a table is read by its columns
  test.each([
    ['PUT',     'authorize',             'GET, POST, HEAD'],
    ['OPTIONS', 'authorize',             'GET, POST, HEAD'],
    ['DELETE',  'login',                 'GET, POST, HEAD'],
    ['PATCH',   'consent',               'GET, POST, HEAD'],
    ['GET',     'oauth/token',           'POST, OPTIONS'],
    ['HEAD',    'oauth/revoke',          'POST, OPTIONS'],
    ['PUT',     'userinfo',              'GET, POST, HEAD, OPTIONS'],
    ['POST',    '.well-known/jwks.json', 'GET, HEAD, OPTIONS'],
  ])('405 for %s /%s, which allows %s (15.5.6)', async (method, path, allow) => {
    const response = await setting().handle(requestOf(method, path));
    expect([response.status, header(response, 'allow')]).toEqual([405, allow]);
  });

  test('HEAD is GET without the body (9.3.2)', async () => {
    const { handle } = setting();
    const [head, full] = await Promise.all(
      ['HEAD', 'GET'].map((m) => handle(requestOf(m, '.well-known/jwks.json'))),
    );
    expect(head).toEqual({ ...full, body: '' });
  });

  test('what is no URL is not found', async () => {
    expect((await setting().handle({ method: 'GET', url: 'no url', headers: [] })).status).toBe(404);
  });
});

describe('CORS: whose scripts may read answers', () => {
  const origin = spa.web_origins[0] ?? '';
  const registered = ['oauth/token', 'userinfo', 'oauth/revoke'];
  const methodOf = (path: string) => (path === 'userinfo' ? 'GET' : 'POST');
  const allowed = 'access-control-allow-origin';

  test.each(registered)('/%s: those of registered origins, errors included', async (path) => {
    const response = await setting().handle(requestOf(methodOf(path), path, [['Origin', origin]]));
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect([header(response, allowed), header(response, 'vary')]).toEqual([origin, 'Origin']);
    expect(header(response, 'access-control-allow-credentials')).toBeUndefined();
  });

  test.each(registered)('/%s: nobody else', async (path) => {
    for (const other of ['https://attacker.example', 'null', `${origin}/`, `${origin}.attacker.example`]) {
      const response = await setting().handle(requestOf(methodOf(path), path, [['Origin', other]]));
      expect([header(response, allowed), header(response, 'vary')]).toEqual([undefined, 'Origin']);
    }
  });

  test.each(['.well-known/jwks.json', '.well-known/openid-configuration'])('/%s: everybody', async (path) => {
    expect(header(await setting().handle(requestOf('GET', path)), allowed)).toBe('*');
  });

  test.each(['authorize', 'login', 'consent'])('/%s: nobody', async (path) => {
    const response = await setting().handle(requestOf('GET', path, [['Origin', origin]]));
    expect(header(response, allowed)).toBeUndefined();
  });

  test.each([...registered, '.well-known/jwks.json'])('preflight of /%s', async (path) => {
    const { handle } = setting();
    const yes = await handle(requestOf('OPTIONS', path, [['Origin', origin]]));
    expect(yes.status).toBe(204);
    expect(header(yes, 'access-control-allow-methods')).toMatch(/GET|POST/);
    expect(header(yes, 'access-control-allow-headers')).toBe('Authorization, Content-Type, DPoP');
  });

  test('preflight from a stranger allows nothing', async () => {
    const no = await setting().handle(
      requestOf('OPTIONS', 'oauth/token', [['Origin', 'https://attacker.example']]),
    );
    expect([no.status, no.headers]).toEqual([204, [['Vary', 'Origin']]]);
  });
});

test('a bug is a 500 with server_error, and the next request is answered', async () => {
  const { handle, at } = setting({ keys: [] });
  const broken = await handle(get(at('authorize')), {
    check: () => {
      throw new Error('a secret detail');
    },
    value: () => {},
  });
  expect([broken.status, JSON.parse(broken.body).error]).toEqual([500, 'server_error']);
  expect(broken.body).not.toContain('secret');
  expect((await handle(postForm(at('oauth/token'), []))).status).toBe(401);
});
