import { type HttpRequest, type HttpResponse, header } from '../../../protocol/http.ts';
import type { Lack, RequestEvent } from '../../events.ts';
import { readersOfRequest, readersOfResponse } from '../../exposure.ts';
import { type Attempt, answersInFragment, type Member } from './attempt.ts';
import { broughtBy } from './brought.ts';
import type { Reading } from './reading.ts';
import { waysOf } from './ways.ts';

type Base = Omit<RequestEvent, 'seq' | 'at' | 'step' | 'message' | 'kind'>;

/** A message of an imported attempt, before it is numbered; an answer has its request with it. */
export type Message =
  | (Base & { readonly kind: 'request'; readonly message: HttpRequest })
  | (Base & { readonly kind: 'response'; readonly message: HttpResponse; readonly request: HttpRequest });

interface Timed {
  readonly at: number;
  readonly message: Message;
  readonly member: Member;
}

/** The messages in order of time: an answer may come long after its request, with others in between. */
export function messagesOf(attempt: Attempt): Timed[] {
  const inOrder = [...attempt.members].sort((a, b) => a.reading.index - b.reading.index);
  const left = new Map<Reading, number>();
  for (const { reading } of inOrder) if (reading.from) left.set(reading.from, reading.exchange.at);
  const messages = inOrder.flatMap((member, index): Timed[] => {
    const { exchange } = member.reading;
    const request = requestOf(attempt, member, `x${index + 1}`);
    const sent: Timed = { at: exchange.at, message: request, member };
    const response = responseOf(request, member);
    // Where a redirect led to was not asked for before the redirect had come, whatever the file's clock says.
    const end = Math.max(exchange.at, Math.min(exchange.answeredAt, left.get(member.reading) ?? Infinity));
    return response ? [sent, { at: end, message: response, member }] : [sent];
  });
  return messages.sort((a, b) => a.at - b.at);
}

function requestOf(attempt: Attempt, member: Member, exchange: string): Message & { kind: 'request' } {
  const { entry } = member.reading.exchange;
  const { from, to, channel } = waysOf(attempt, member);
  const { method, url, headers, body, lacks } = entry.request;
  const given = url !== '';
  const message: HttpRequest = {
    ...{ method: given ? method : 'POST', url, headers },
    ...(body !== undefined && { body }),
  };
  const missing = new Set<Lack>(lacks);
  if (!given && body === undefined) missing.add('message');
  if (entry.at === undefined) missing.add('time');
  for (const lack of cutOff(attempt, member)) missing.add(lack);
  return {
    ...{ kind: 'request', exchange, from, to, channel, message, source: entry.source },
    readers: readersOfRequest(message, channel, to),
    ...(missing.size > 0 && { lacks: [...missing] }),
  };
}

/** What an arrival must have brought, and the file does not show. */
function cutOff(attempt: Attempt, { kind, reading }: Member): Lack[] {
  if (kind !== 'answer' || broughtBy(reading)) return [];
  if (reading.method === 'POST') return reading.exchange.entry.request.body ? [] : ['body'];
  return answersInFragment(attempt) ? ['fragment'] : [];
}

/** More of a page or of an API's answer is not kept. */
const MOST_BODY = 200_000;

const KEPT_WHOLE: ReadonlySet<string> = new Set([
  'token',
  'device',
  'par',
  'metadata',
  'jwks',
  'introspection',
]);

function responseOf(request: Message & { kind: 'request' }, member: Member): Message | undefined {
  const { entry } = member.reading.exchange;
  const { response } = entry;
  if (!response) return undefined;
  const { status, headers, body = '', failure, redirectUrl, lacks } = response;
  // Nothing came, and nobody says why: it was still under way, or dropped.
  if (status === 0 && failure === undefined && headers.length === 0 && body === '' && !redirectUrl)
    return undefined;
  const led = redirectUrl && header(response, 'location') === undefined;
  const cut = body.length > MOST_BODY && !KEPT_WHOLE.has(member.kind);
  const message: HttpResponse = {
    status,
    headers: led ? [...headers, ['Location', redirectUrl]] : headers,
    body: cut ? body.slice(0, MOST_BODY) : body,
  };
  const missing = new Set<Lack>(lacks);
  if (response.at === undefined && entry.at === undefined) missing.add('time');
  return {
    ...{ kind: 'response', exchange: request.exchange, from: request.to, to: request.from },
    ...{ channel: request.channel, message, request: request.message, source: entry.source },
    readers: readersOfResponse(message, request.channel, request.from, request.message),
    ...(missing.size > 0 && { lacks: [...missing] }),
    ...(failure !== undefined && { failure }),
  };
}
