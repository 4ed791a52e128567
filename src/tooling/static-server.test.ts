import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StaticServer, startServer } from './static-server.ts';

let server: StaticServer;

beforeAll(async () => {
  const parent = mkdtempSync(join(tmpdir(), 'static-server-'));
  const dir = join(parent, 'site');
  mkdirSync(join(dir, 'assets'), { recursive: true });
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(join(dir, 'index.html'), '<h1>Home</h1>');
  writeFileSync(join(dir, 'assets/a-123.js'), 'export const a = 1;');
  server = await startServer({ dir, base: '/some/path' });
});

afterAll(() => server.close());

/** The raw status for a path, sent exactly as given (`fetch` would tidy it up). */
const statusOf = (path: string, method = 'GET') =>
  new Promise<number | undefined>((done, fail) => {
    const { port } = new URL(server.url);
    request({ host: '127.0.0.1', port, path, method }, (response) => {
      response.resume();
      done(response.statusCode);
    })
      .on('error', fail)
      .end();
  });

describe('the static server', () => {
  it('serves the page under its base, compressed, with its type', async () => {
    const response = await fetch(server.url);
    expect(new URL(server.url).pathname).toBe('/some/path/');
    expect(await response.text()).toBe('<h1>Home</h1>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it('lets hashed files be kept for good', async () => {
    const response = await fetch(`${server.url}assets/a-123.js`);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('immutable');
    await response.text();
  });

  it('answers 304 for what the client has', async () => {
    const etag = (await fetch(server.url)).headers.get('etag') ?? '';
    expect((await fetch(server.url, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it.each([
    ['/some/path', 301],
    ['/', 404],
    ['/some/path/missing.js', 404],
    ['/some/path/assets/', 404],
    ['/some/path/../../secret.txt', 404],
    ['/some/path/..%2fsecret.txt', 404],
    ['/some/path/%00', 404],
    ['/some/path/%zz', 404],
  ])('%s is %i', async (path, status) => {
    expect(await statusOf(path)).toBe(status);
  });

  it('takes no other methods', async () => {
    expect(await statusOf('/some/path/', 'POST')).toBe(405);
  });

  it('takes the next port where the wanted one is taken', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'static-server-'));
    writeFileSync(join(dir, 'index.html'), '');
    const port = Number(new URL(server.url).port);
    const second = await startServer({ dir, port });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    await second.close();
  });

  it('says what to do where there is no page', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'static-server-'));
    await expect(startServer({ dir })).rejects.toThrow('npm run build');
  });
});
