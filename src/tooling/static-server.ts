import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What to serve, and where. */
export interface ServeOptions {
  readonly dir: string;
  /** The path under which the files lie; it starts and ends with `/`. */
  readonly base?: string;
  /** The first port to try; 0 for any free one. */
  readonly port?: number;
  /** Texts that stand in place of files, by their paths inside the folder. */
  readonly instead?: Readonly<Record<string, string>>;
}

/** A server that listens on this computer only. */
export interface StaticServer {
  /** The address of the first page. */
  readonly url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};

const PORTS_TO_TRY = 20;

/** Serves a folder on localhost; takes the next free port where the wanted one is taken. */
export async function startServer({
  dir,
  base = '/',
  port = 0,
  instead = {},
}: ServeOptions): Promise<StaticServer> {
  const path = `/${base}/`.replace(/\/+/g, '/');
  const root = resolve(dir);
  if (!existsSync(join(root, 'index.html'))) {
    throw new Error(`There is no page in ${dir}. To mend: npm run build`);
  }
  const server = createServer((request, response) => {
    const text = replaced(instead, path, request);
    if (text === undefined) answer(root, path, request, response);
    else response.writeHead(200, { 'content-type': TYPES['.js'] }).end(text);
  });
  const used = await listen(server, port);
  return {
    url: `http://localhost:${used}${path}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, first: number): Promise<number> {
  const last = first === 0 ? 0 : first + PORTS_TO_TRY;
  for (let port = first; ; port += 1) {
    try {
      await new Promise<void>((done, fail) => {
        server.once('error', fail);
        server.listen(port, '127.0.0.1', () => {
          server.off('error', fail);
          done();
        });
      });
      const address = server.address();
      return typeof address === 'object' && address ? address.port : port;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || port >= last) throw error;
    }
  }
}

function answer(root: string, base: string, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const path = pathOf(request.url ?? '/');
  if (path !== undefined && `${path}/` === base) {
    response.writeHead(301, { location: base }).end();
    return;
  }
  const file = path?.startsWith(base) ? fileFor(root, path.slice(base.length)) : undefined;
  if (file === undefined) {
    response.writeHead(404, { 'content-type': TYPES['.txt'] }).end('Not found\n');
    return;
  }
  send(file, request, response);
}

function replaced(
  instead: Readonly<Record<string, string>>,
  base: string,
  request: IncomingMessage,
): string | undefined {
  const path = pathOf(request.url ?? '/');
  const inside = path?.startsWith(base) ? path.slice(base.length) : undefined;
  return inside !== undefined && Object.hasOwn(instead, inside) ? instead[inside] : undefined;
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}

/** The file for a path inside the folder; `undefined` where there is none or the path leads outside. */
function fileFor(root: string, path: string): string | undefined {
  if (path.includes('\0')) return undefined;
  const file = resolve(root, path === '' || path.endsWith('/') ? `${path}index.html` : path);
  if (!file.startsWith(root + sep)) return undefined;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

/** A file as it goes over the wire. */
interface Sendable {
  /** Tells whether the file is still the same. */
  readonly stamp: string;
  readonly content: Buffer;
  readonly etag: string;
  gzip?: Buffer;
}

/** Files that were asked for before: hashing and packing them again for each page takes longer than all else. */
const kept = new Map<string, Sendable>();

function sendable(file: string): Sendable {
  const { mtimeMs, size } = statSync(file);
  const stamp = `${mtimeMs} ${size}`;
  const before = kept.get(file);
  if (before?.stamp === stamp) return before;
  const content = readFileSync(file);
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  const now = { stamp, content, etag };
  kept.set(file, now);
  return now;
}

function send(file: string, request: IncomingMessage, response: ServerResponse): void {
  const one = sendable(file);
  const { content, etag } = one;
  const hashed = file.includes(`${sep}assets${sep}`);
  const headers: Record<string, string> = {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
    etag,
  };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const text = /^(text|application)\/|svg/.test(headers['content-type'] ?? '');
  const gzip = text && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (gzip) one.gzip ??= gzipSync(content);
  const body = gzip && one.gzip ? one.gzip : content;
  if (gzip) headers['content-encoding'] = 'gzip';
  headers['content-length'] = String(body.length);
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
}
