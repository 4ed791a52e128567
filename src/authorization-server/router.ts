import type { Observer } from '../protocol/check.ts';
import { type HttpRequest, type HttpResponse, parseUrl } from '../protocol/http.ts';
import { contextOf } from './context.ts';
import { preflight, readableFrom } from './cors.ts';
import type { Endpoint } from './endpoints/endpoint.ts';
import { endpoints } from './endpoints/index.ts';
import { empty } from './responses.ts';
import type { Server } from './server.ts';

/** Finds the endpoint of a request and lets it answer. The host is not looked at: a server may stand behind another name. */
export async function route(server: Server, request: HttpRequest, observer: Observer): Promise<HttpResponse> {
  const endpoint = endpointAt(server, parseUrl(request.url)?.pathname);
  if (!endpoint) return empty(404);
  const crossOrigin = endpoint.readableBy !== 'nobody';
  if (request.method === 'OPTIONS' && crossOrigin) return preflight(server, endpoint, request);

  const head = request.method === 'HEAD';
  const method = head ? 'GET' : request.method;
  if (!endpoint.methods.some((allowed) => allowed === method))
    return empty(405, [['Allow', methodsOf(endpoint).join(', ')]]);

  const answer = await endpoint.answer(contextOf(server, { ...request, method }, observer));
  const headers = [...answer.headers, ...readableFrom(server, endpoint, request)];
  return { ...answer, headers, body: head ? '' : answer.body };
}

function endpointAt(server: Server, path: string | undefined): Endpoint | undefined {
  const names = Object.keys(endpoints) as (keyof typeof endpoints)[];
  const name = names.find((candidate) => new URL(server.urls[candidate]).pathname === path);
  return name && endpoints[name];
}

function methodsOf({ methods, readableBy }: Endpoint): string[] {
  const head = methods.includes('GET') ? ['HEAD'] : [];
  return [...methods, ...head, ...(readableBy === 'nobody' ? [] : ['OPTIONS'])];
}
