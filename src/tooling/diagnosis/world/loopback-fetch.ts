import { Agent, type IncomingMessage, request as send } from 'node:http';
import type { LookupFunction } from 'node:net';
import type { Header, HttpRequest, HttpResponse } from '../../../protocol/http.ts';

/** Every name is this computer: Node knows no `id.localhost`, where browsers do. */
const lookup: LookupFunction = (_host, options, done) =>
  options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);

const keptAlive = new Agent({ keepAlive: true, lookup });

/** For libraries that copy the agent they are given, which open sockets do not survive. */
export const agentOfOne = (): Agent => new Agent({ lookup });

/** Sends a message over the network of this computer. */
export function ask({ method, url, headers, body }: HttpRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const named = Object.fromEntries(headers);
    const outgoing = send(url, { method, headers: named, agent: keptAlive }, (incoming) => {
      read(incoming).then(resolve, reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function read(incoming: IncomingMessage): Promise<HttpResponse> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const raw = incoming.rawHeaders;
  const headers = raw.flatMap((name, i): Header[] => (i % 2 === 0 ? [[name, raw[i + 1] ?? '']] : []));
  return { status: incoming.statusCode ?? 0, headers, body: Buffer.concat(chunks).toString('utf8') };
}

/** A `fetch` for client libraries; `change` is what their configuration, or the code around them, makes of a request. */
export function loopbackFetch(change: (request: HttpRequest) => HttpRequest = (same) => same): typeof fetch {
  return async (input, init = {}) => {
    const request = new Request(input, init as RequestInit);
    const body = await request.text();
    const message: HttpRequest = {
      ...{ method: request.method, url: request.url, headers: [...request.headers] },
      ...(body === '' ? {} : { body }),
    };
    const answer = await ask(change(message));
    const empty = answer.status === 204 || answer.status === 304;
    return new Response(empty ? null : answer.body, {
      status: answer.status,
      headers: answer.headers.map(([name, value]): [string, string] => [name, value]),
    });
  };
}
