import { header, headers, parseUrl } from '../../../protocol/http.ts';
import type { RequestEvent, ResponseEvent } from '../../../trace/index.ts';
import { bare } from '../../facts/exchange.ts';
import type { Facts } from '../../facts/facts.ts';

/** A request that a page's script sends to another origin, and what came of it. */
export interface ScriptedRequest {
  readonly seq: number;
  readonly event: RequestEvent;
  readonly response: ResponseEvent | undefined;
  readonly origin: string;
  /** What it is for: token endpoint, API, ... */
  readonly target: string;
  /** It asks for tokens, or carries one. */
  readonly isCall: boolean;
  /** What the browser sent before it, to ask whether it may. */
  readonly preflight: Facts['preflights'][number] | undefined;
}

/** Requests to other origins by scripts, preflights apart. */
export function scriptedRequests(facts: Facts): ScriptedRequest[] {
  const calls = new Map<number, string>([
    ...facts.tokenCalls.map(({ seq }) => [seq, 'the token endpoint'] as const),
    ...facts.resourceCalls.map(({ seq, to }) => [seq, to === 'userinfo' ? '/userinfo' : 'the API'] as const),
  ]);
  const preflights = new Map(facts.preflights.map((one) => [keyOf(one.event, methodAsked(one.event)), one]));
  const asked = new Set(facts.preflights.map(({ seq }) => seq));
  return facts.trace.events.flatMap((event): ScriptedRequest[] => {
    if (event.kind !== 'request' || event.channel !== 'back' || asked.has(event.seq)) return [];
    const response = facts.model.responseOf(event);
    const origin = header(event.message, 'origin') ?? pageOf(event, response);
    const url = parseUrl(event.message.url);
    const { method } = event.message;
    if (!origin || origin === 'null' || !url || url.origin === origin || method.toUpperCase() === 'OPTIONS')
      return [];
    const target =
      calls.get(event.seq) ?? (/\/\.well-known\//.test(url.pathname) ? 'the metadata' : url.origin);
    const preflight = preflights.get(keyOf(event, method));
    return [
      {
        seq: event.seq,
        event,
        response,
        origin,
        target,
        preflight,
        isCall: calls.has(event.seq),
      },
    ];
  });
}

/**
 * A browser's own file leaves out what the network adds to a request, where no answer came: then Referer tells the page, and what
 * only browsers send that a page's script did it.
 */
function pageOf({ message }: RequestEvent, response: ResponseEvent | undefined): string | undefined {
  if (response === undefined || response.message.status !== 0) return undefined;
  if (!message.headers.some(([name]) => /^sec-(?:fetch-site|ch-ua)/i.test(name))) return undefined;
  const page = parseUrl(header(message, 'referer') ?? '');
  return page && /^https?:$/.test(page.protocol) ? page.origin : undefined;
}

/** A browser says where a script's request goes to; libraries of servers say only that it is one. */
export const isByPage = ({ message }: RequestEvent): boolean =>
  header(message, 'sec-fetch-mode') === 'cors' && header(message, 'sec-fetch-site') !== undefined;

export const methodAsked = ({ message }: RequestEvent): string =>
  header(message, 'access-control-request-method') ?? '';

/** What a preflight and the request after it have in common: method and URL. */
export const keyOf = ({ message }: RequestEvent, method: string) =>
  `${method.toUpperCase()} ${bare(message.url)}`;

/** Whether the browser kept the answer from the page, or had none. */
export function isBlocked({ response }: ScriptedRequest): boolean {
  return response !== undefined && (response.failure !== undefined || response.message.status === 0);
}

/** Failures that have another cause than CORS: no connection, no name, a blocker, somebody leaving the page. */
export function failsOtherwise(failure: string | undefined): boolean {
  return (
    failure !== undefined &&
    /_(CONNECTION|NAME|CERT|SSL|TIMED_OUT|TIMEOUT|INTERNET|NETWORK|ADDRESS|ABORTED|BLOCKED_BY_CLIENT|PROXY|TUNNEL|EMPTY|HTTP2|QUIC|CACHE|UNSAFE)|abort|NS_ERROR_(?!DOM)|NS_BINDING|timed? ?out|refused to connect/i.test(
      failure.slice(0, 300),
    )
  );
}

/** A response of which the trace has the headers: CORS cannot be judged without them. */
export function showsHeaders(facts: Facts, response: ResponseEvent | undefined): boolean {
  if (!response || response.message.status === 0 || response.message.headers.length === 0) return false;
  return !response.lacks?.some((lack) => lack === 'headers' || lack === 'message') && !facts.lacks('values');
}

/** What an answer says of who may read it; `undefined` where it lets this origin read it. */
export function corsFlaw(
  response: ResponseEvent,
  origin: string,
): { expected: string; actual: string } | undefined {
  const allowed = headers(response.message, 'access-control-allow-origin');
  const [value] = allowed;
  if (value === undefined) return { expected: origin, actual: 'none' };
  if (allowed.length > 1)
    return { expected: origin, actual: `${allowed.length} headers: ${allowed.join(', ')}` };
  return value === '*' || value === origin ? undefined : { expected: origin, actual: value };
}
