import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { workerSource } from './offline-worker.ts';

const SCOPE = 'https://host.example/tour/';
const template = readFileSync(join(import.meta.dirname, 'service-worker.js'), 'utf8');

type Caches = Map<string, Map<string, string>>;
interface Event {
  readonly request?: { url: string; method: string };
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<unknown>): void;
}

/** The worker, running over caches in memory and a network that answers `network <url>`. */
function worker(files: readonly string[], caches: Caches) {
  const listeners = new Map<string, (event: Event) => void>();
  const absolute = (url: string) => new URL(url, `${SCOPE}sw.js`).href;
  const fetched = async (request: { url: string }) => `network ${request.url}`;
  const open = async (name: string) => {
    const cache = caches.get(name) ?? new Map<string, string>();
    caches.set(name, cache);
    return {
      addAll: async (requests: { url: string }[]) => {
        for (const request of requests) cache.set(request.url, `kept ${request.url}`);
      },
      match: async (url: string) => cache.get(absolute(url).replace(/\?.*$/, '')),
    };
  };
  class FakeRequest {
    readonly url: string;
    constructor(url: string) {
      this.url = absolute(url);
    }
  }
  const emitted = new Map(files.map((file) => [file, new TextEncoder().encode(file)]));
  runInNewContext(workerSource(template, emitted), {
    self: {
      registration: { scope: SCOPE },
      addEventListener: (type: string, listener: (event: Event) => void) => listeners.set(type, listener),
    },
    caches: {
      open,
      keys: async () => [...caches.keys()],
      delete: async (name: string) => caches.delete(name),
    },
    fetch: fetched,
    Request: FakeRequest,
    URL,
  });
  const fire = async (type: string, request?: { url: string; method: string }): Promise<unknown> => {
    let work: Promise<unknown> | undefined;
    const keep = (promise: Promise<unknown>) => {
      work = promise;
    };
    listeners.get(type)?.({ ...(request && { request }), waitUntil: keep, respondWith: keep });
    return work;
  };
  return { fire, get: (path: string, method = 'GET') => fire('fetch', { url: absolute(path), method }) };
}

const FILES = ['index.html', 'assets/a-1.js'];

describe('the offline worker', () => {
  it('keeps every file at its first visit and answers from them', async () => {
    const caches: Caches = new Map();
    const { fire, get } = worker(FILES, caches);
    await fire('install');
    expect(await get('./')).toBe(`kept ${SCOPE}index.html`);
    expect(await get('./?from=link')).toBe(`kept ${SCOPE}index.html`);
    expect(await get('assets/a-1.js')).toBe(`kept ${SCOPE}assets/a-1.js`);
  });

  it('leaves to the network what it does not keep, other methods and other scopes', async () => {
    const { fire, get } = worker(FILES, new Map());
    await fire('install');
    expect(await get('missing.js')).toBe(`network ${SCOPE}missing.js`);
    expect(await get('./', 'POST')).toBeUndefined();
    expect(await get('https://host.example/other/')).toBeUndefined();
  });

  it('drops the caches of its old versions only', async () => {
    const others = ['someone-else', 'grant-tour https://host.example/other/ 1'];
    const caches: Caches = new Map(others.map((name) => [name, new Map()]));
    await worker(FILES, caches).fire('install');
    const next = worker([...FILES, 'assets/b-2.js'], caches);
    await next.fire('install');
    expect(caches.size).toBe(4);
    await next.fire('activate');
    expect([...caches.keys()]).toEqual([...others, expect.stringContaining(`grant-tour ${SCOPE} `)]);
    expect(await next.get('assets/b-2.js')).toBe(`kept ${SCOPE}assets/b-2.js`);
  });
});
