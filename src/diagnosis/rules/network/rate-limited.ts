import { header, parseUrl } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { RequestEvent, ResponseEvent } from '../../../trace/index.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { counted } from '../../words.ts';
import { passwordCalls } from '../password/calls.ts';

/**
 * Whether a server turned requests away because there were too many.
 * @see [RFC 6585 - Additional HTTP Status Codes, section 4](https://www.rfc-editor.org/rfc/rfc6585#section-4)
 */
export const rateLimited: Rule = {
  id: 'rate_limited',
  topic: 'network and proxies',
  title: 'No server turns requests away for being too many',
  spec: rfc(6585, '4'),
  check: (facts) => {
    const polls = facts.tokenCalls.filter(({ error }) => WAIT.has(error ?? ''));
    // Too many passwords have a rule of their own.
    const others = new Set([...polls, ...passwordCalls(facts)].map(({ seq }) => seq));
    const exchanges = facts.trace.events.flatMap((event) => {
      const relevant =
        event.kind === 'request' && event.to !== 'browser' && event.to !== 'user' && !others.has(event.seq);
      return relevant ? [{ request: event, response: facts.model.responseOf(event) }] : [];
    });
    const limited = exchanges.filter(
      (one): one is Limited => one.response !== undefined && isLimited(one.response),
    );
    const first = limited[0];
    if (first) return [verdictOn(first, limited, exchanges)];
    if (exchanges.some(({ response }) => response?.lacks?.includes('message')))
      return [untold('Some answers are not in this trace.')];
    const answered = exchanges.find(({ response }) => response);
    return answered ? [held(answered.request.seq)] : [];
  },
};

const WAIT: ReadonlySet<string> = new Set(['slow_down', 'authorization_pending']);

interface Limited {
  readonly request: RequestEvent;
  readonly response: ResponseEvent;
}

const isLimited = ({ message }: ResponseEvent): boolean =>
  message.status === 429 || (message.status === 503 && header(message, 'retry-after') !== undefined);

const placeOf = ({ message }: RequestEvent): string => {
  const url = parseUrl(message.url);
  return url ? `${url.origin}${url.pathname}` : message.url.slice(0, 200);
};

function verdictOn(
  first: Limited,
  limited: readonly Limited[],
  all: readonly { request: RequestEvent; response: ResponseEvent | undefined }[],
): Verdict {
  const last = limited.at(-1) ?? first;
  const place = placeOf(last.request);
  const passed = all.some(
    ({ request, response }) =>
      request.seq > last.request.seq &&
      placeOf(request) === place &&
      response !== undefined &&
      response.message.status > 0 &&
      response.message.status < 400,
  );
  const { message, seq } = first.response;
  const wait = header(message, 'retry-after');
  return broken(rateLimited, {
    weight: passed ? 'note' : 'error',
    says: `${placeOf(first.request)} turned ${counted(limited.length, 'request')} away with status ${message.status}${wait === undefined ? '' : ` (Retry-After: ${wait.slice(0, 40)})`}.`,
    because:
      'The server limits how many requests a client, an address or a user may send. Until the time is over it does not look at what they say.',
    evidence: [
      { what: 'status', actual: String(message.status), where: 'the answer', seq },
      ...(wait === undefined ? [] : [{ what: 'Retry-After', actual: wait, where: 'the answer', seq }]),
    ],
    checkFirst: [
      'Wait as long as Retry-After says, then longer each time; do not retry at once.',
      'Keep access tokens, metadata and keys until they expire, and do not fetch them for each request.',
      'Look for a loop that logs in or refreshes again and again.',
      'Check whether many users share one address behind a proxy.',
    ],
    isNot: 'It says nothing about the parameters or the credentials of the request.',
    explains: limited.map(({ response }) => response.seq),
  });
}
