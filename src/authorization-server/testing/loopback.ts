import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Handle, Header, HttpRequest, HttpResponse } from '../../protocol/http.ts';

/** A server of messages behind a real port of this computer. */
export interface Loopback {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Lets a server of messages answer real HTTP on 127.0.0.1, at any free port. `make` gets the origin, because an issuer must know its
 * own address. Client libraries that insist on https reach it by {@link fetchOver}.
 */
export async function listen(make: (origin: string) => Handle): Promise<Loopback> {
  let handle: Handle | undefined;
  const server = httpServer(async (request) => handle?.(request) ?? { status: 503, headers: [], body: '' });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  handle = make(origin);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin, close };
}

/** Node's HTTP server before a server of messages; it listens nowhere yet. */
export function httpServer(handle: Handle): Server {
  return createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      void handle(messageOf(incoming, chunks)).then((response) => send(outgoing, response));
    });
  });
}

function messageOf(incoming: IncomingMessage, chunks: readonly Buffer[]): HttpRequest {
  const raw = incoming.rawHeaders;
  const headers = raw.flatMap((name, i): Header[] => (i % 2 === 0 ? [[name, raw[i + 1] ?? '']] : []));
  const url = `http://${incoming.headers.host}${incoming.url}`;
  return { method: incoming.method ?? 'GET', url, headers, body: Buffer.concat(chunks).toString('utf8') };
}

function send(outgoing: ServerResponse, { status, headers, body }: HttpResponse): void {
  const length: Header = ['Content-Length', String(Buffer.byteLength(body))];
  outgoing.writeHead(status, [...headers, length].flat());
  outgoing.end(body);
}

/**
 * A `fetch` that goes over the real network to a server which calls itself by another origin: `https://auth.granttour.example/token` is
 * asked at `http://127.0.0.1:40123/token`, and answers pass as they are.
 */
export function fetchOver(loopback: Loopback, origin: string): typeof fetch {
  return (input, init) => {
    const asked = input instanceof Request ? input.url : String(input);
    const url = asked.replace(new URL(origin).origin, loopback.origin);
    return fetch(input instanceof Request ? new Request(url, input) : url, { redirect: 'manual', ...init });
  };
}
