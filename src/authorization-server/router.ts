import type { Observer } from '../protocol/check.ts';
import { type Header, type HttpRequest, type HttpResponse, parseUrl } from '../protocol/http.ts';
import { error } from './checks/check.ts';
import { contextOf } from './context.ts';
import { preflight, readableFrom } from './cors.ts';
import type { Endpoint } from './endpoints/endpoint.ts';
import { endpoints } from './endpoints/index.ts';
import { errorPage } from './pages/error-page.ts';
import { empty, errorFields, json, page } from './responses.ts';
import type { Server } from './server.ts';

/** Finds the endpoint of a request and lets it answer. The host is not looked at: a server may stand behind another name. */
export async function route(
  server: Server,
  request: HttpRequest,
  observer: Observer,
  decided: () => void,
): Promise<HttpResponse> {
  const found = endpointAt(server, parseUrl(request.url)?.pathname);
  if (!found) return empty(404);
  const { endpoint, url } = found;
  const crossOrigin = endpoint.readableBy !== 'nobody';
  if (request.method === 'OPTIONS' && crossOrigin) return preflight(server, endpoint, request);

  const head = request.method === 'HEAD';
  const method = head ? 'GET' : request.method;
  if (!endpoint.methods.some((allowed) => allowed === method)) return wrongMethod(endpoint, head);

  const context = await contextOf(server, { ...request, method }, url, observer, decided);
  const answer = await endpoint.answer(context);
  // Afterwards, so that whoever comes too late still hears "expired" once, and not "unknown".
  server.store.forget(context.now);
  const headers = [...answer.headers, ...readableFrom(server, endpoint, request)];
  return { ...answer, headers, body: head ? '' : answer.body };
}

function endpointAt(
  { urls, paths }: Server,
  path: string | undefined,
): { readonly endpoint: Endpoint; readonly url: string } | undefined {
  const name = paths.get(path ?? '');
  return name && { endpoint: endpoints[name], url: urls[name] };
}

function wrongMethod(endpoint: Endpoint, head: boolean): HttpResponse {
  const { methods, readableBy, speaks } = endpoint;
  const reads = methods.includes('GET') ? ['HEAD'] : [];
  const allowed = [...methods, ...reads, ...(readableBy === 'nobody' ? [] : ['OPTIONS'])].join(', ');
  const problem = error('invalid_request', `This address takes ${allowed}`);
  const headers: Header[] = [['Allow', allowed]];
  const answer =
    speaks === 'JSON' ? json(405, errorFields(problem), headers) : page(405, errorPage(problem), headers);
  return head ? { ...answer, body: '' } : answer;
}
