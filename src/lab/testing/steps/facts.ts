import { type HttpRequest, type HttpResponse, parseUrl, redirectLocation } from '../../../protocol/http.ts';
import { decodeParameters, type Parameters, queryOf } from '../../../protocol/parameters.ts';
import type { TraceEvent } from '../../../trace/events.ts';
import { readPage } from '../../../trace/read-page.ts';

/** What proves a step: an event in one line, and what it must carry: parameters, fields, headers, values, passed checks. */
export type Proof = readonly [line: string, ...carries: string[]];

/** An event in one line: `request browser > app GET /callback`. */
export function lineOf(event: TraceEvent): string {
  switch (event.kind) {
    case 'action':
      return `action ${event.name} on ${event.on}`;
    case 'request':
      return `request ${event.from} > ${event.to} ${event.message.method} ${pathOf(event.message.url)}`;
    case 'response':
      return `response ${event.from} > ${event.to} ${event.message.status}${leadsTo(event.message)}`;
    case 'work':
      return `work ${event.by} ${event.name}`;
    default:
      return event.kind;
  }
}

const pathOf = (url: string): string => parseUrl(url)?.pathname ?? '';

function leadsTo(message: HttpResponse): string {
  const location = redirectLocation(message);
  return location === undefined ? '' : ` to ${pathOf(location)}`;
}

/** What an event carries: `code`, and `response_type=code` too where a value is worth a look. */
export function carriedBy(event: TraceEvent): ReadonlySet<string> {
  if (event.kind === 'request') return new Set(inRequest(event.message));
  if (event.kind === 'response') return new Set(inResponse(event.message));
  if (event.kind === 'work') {
    const passed = event.checks.filter((check) => check.passed).map(({ id }) => id);
    return new Set([...event.values.map(({ name }) => name), ...passed]);
  }
  return new Set(event.kind === 'action' ? event.values.map(({ name }) => name) : []);
}

const named = (parameters: Parameters): string[] =>
  parameters.flatMap(([name, value]) => [name, `${name}=${value}`]);

const inRequest = ({ url, headers, body = '' }: HttpRequest): string[] => [
  ...named([...queryOf(url), ...decodeParameters(body)]),
  ...headers.map(([name]) => name.toLowerCase()),
];

function inResponse(message: HttpResponse): string[] {
  const { title, sendsItself, fields } = readPage(message.body);
  return [
    ...named(queryOf(redirectLocation(message) ?? '')),
    ...message.headers.map(([name]) => name.toLowerCase()),
    ...(message.body.startsWith('{') ? Object.keys(JSON.parse(message.body) as object) : []),
    ...fields.map(([name]) => name),
    ...(title === '' ? [] : [`“${title}”`]),
    ...(sendsItself ? ['sends itself'] : []),
  ];
}
