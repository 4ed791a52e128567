import { createServer, type RequestListener, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Header, HttpRequest, HttpResponse } from '../../../protocol/http.ts';

/** One port of this computer for all the servers that come after another. */
export class Wire {
  listener: RequestListener = (_request, response) => response.writeHead(503).end();
  readonly #server: Server = createServer((incoming, outgoing) => this.listener(incoming, outgoing));

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** Sends the message as it is, repeated headers and all, as if a proxy had ended TLS before it. */
  send({ method, url, headers, body }: HttpRequest): Promise<HttpResponse> {
    const { host, pathname, search } = new URL(url);
    const length: Header[] = body === undefined ? [] : [['Content-Length', `${Buffer.byteLength(body)}`]];
    const proxy: Header[] = [
      ['Host', host],
      ['X-Forwarded-Proto', 'https'],
    ];
    const { port } = this.#server.address() as AddressInfo;
    const flat = [...proxy, ...headers, ...length].flat();
    return new Promise((resolve, reject) => {
      const options = { port, host: '127.0.0.1', method, path: pathname + search, headers: flat };
      const sent = request(options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: pairs(answer.rawHeaders),
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

const pairs = (raw: readonly string[]): Header[] =>
  raw.flatMap((name, i): Header[] => (i % 2 === 0 ? [[name, raw[i + 1] ?? '']] : []));
