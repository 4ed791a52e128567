import type { Header } from '../../../../protocol/http.ts';
import { header } from '../../../../protocol/http.ts';
import { isObject } from '../../../json.ts';
import type { Entry, EntryRequest } from '../../entry.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What started a request: by Chrome's resource type, by the `Sec-Fetch` headers that browsers send, or by the program's name. */
export function starterOf(entry: Fields, request: EntryRequest): Entry['by'] {
  return byResourceType(entry['_resourceType']) ?? starterByHeaders(request.headers);
}

function byResourceType(type: unknown): Entry['by'] {
  if (type === 'document') return 'navigation';
  return type === 'fetch' || type === 'xhr' || type === 'preflight' ? 'script' : undefined;
}

/** As {@link starterOf}, for messages that have headers only. */
export function starterByHeaders(all: readonly Header[]): Entry['by'] {
  const one = (name: string) => header({ headers: all }, name);
  const mode = one('sec-fetch-mode');
  if (mode === 'navigate') return 'navigation';
  if (mode !== undefined) return one('sec-fetch-dest') === 'empty' ? 'script' : undefined;
  if (one('x-requested-with') === 'XMLHttpRequest') return 'script';
  const agent = one('user-agent');
  if (agent === undefined) return undefined;
  if (!isBrowser(agent)) return 'server';
  if (one('upgrade-insecure-requests') === '1') return 'navigation';
  return one('origin') === undefined && /^text\/html/.test(one('accept') ?? '') ? 'navigation' : undefined;
}

/** Every browser calls itself Mozilla; hardly another program does. */
export const isBrowser = (agent: string): boolean => /^(?:Mozilla|Opera)\//.test(agent);

/** Whether an entry is a preflight: its method and header say so, or Chrome does. */
export function isPreflight({ _resourceType, _initiator }: Fields, request: EntryRequest): boolean {
  if (request.method !== 'OPTIONS') return false;
  const told = _resourceType === 'preflight' || (isObject(_initiator) && _initiator['type'] === 'preflight');
  return told || header(request, 'access-control-request-method') !== undefined;
}

/** Whether an entry is no HTTP exchange that anybody asks about: a `data:` URL, a page of the browser's own, a tunnel, a web socket. */
export function isNoExchange(entry: Fields): boolean {
  const { request, _webSocketMessages, _resourceType } = entry;
  if (Array.isArray(_webSocketMessages) || _resourceType === 'websocket') return true;
  if (!isObject(request)) return false;
  const { method, url } = request;
  if (typeof method === 'string' && method.toUpperCase() === 'CONNECT') return true;
  return typeof url === 'string' && NO_EXCHANGE.test(url);
}

const NO_EXCHANGE =
  /^\s*(?:data|blob|about|javascript|file|filesystem|wss?|view-source|devtools|resource|(?:chrome|edge|moz|safari)(?:-[a-z-]+)?):/i;
