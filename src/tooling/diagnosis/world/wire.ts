import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { httpServer } from '../../../authorization-server/testing/loopback.ts';
import type { Handle, HttpRequest, HttpResponse } from '../../../protocol/http.ts';
import type { Seen } from '../har.ts';

/** What stands between a server and everybody who asks it: it may answer in its place, or change its answer. */
export interface Between {
  intercept?(request: HttpRequest): HttpResponse | undefined;
  change?(response: HttpResponse, request: HttpRequest): HttpResponse | Promise<HttpResponse>;
}

/** A server at a port of this computer that notes every exchange as its callers see it. */
export interface Wire {
  /** Such as `http://id.localhost:40123`. Browsers know the name; Node's programs ask by `loopbackFetch`. */
  readonly origin: string;
  readonly port: number;
  handle: Handle;
  close(): Promise<void>;
}

/** Opens a wire; `note` gets every exchange, and `proxy` tells what stands in between just now. */
export async function openWire(
  host: string,
  note: (seen: Seen) => void,
  proxy: () => Between,
): Promise<Wire> {
  const server = httpServer(async (request) => {
    const at = Date.now();
    const start = performance.now();
    const between = proxy();
    const answer = between.intercept?.(request) ?? (await wire.handle(request).catch(broken));
    const response = (await between.change?.(answer, request)) ?? answer;
    note({ at, took: performance.now() - start, request, response: dated(response) });
    return dated(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const wire: Wire = {
    ...{ origin: `http://${host}:${port}`, port },
    handle: async () => ({ status: 503, headers: [], body: '' }),
    close: () => closed(server),
  };
  return wire;
}

const broken = (error: unknown): HttpResponse => ({
  status: 500,
  headers: [['content-type', 'text/plain; charset=utf-8']],
  body: String(error),
});

/** Node writes the date and the length itself; the note has the date, too. */
const dated = (response: HttpResponse): HttpResponse => ({
  ...response,
  headers: [
    ...response.headers.filter(
      ([name]) => !/^(content-length|transfer-encoding|connection|date)$/i.test(name),
    ),
    ['date', new Date().toUTCString()],
  ],
});

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
