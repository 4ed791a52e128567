import { header, parseUrl } from '../../../protocol/http.ts';
import { oauth21, rfc } from '../../../protocol/spec.ts';
import type { RequestEvent } from '../../../trace/index.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { counted, shortened } from '../../words.ts';

const TOKENS = ['access_token', 'refresh_token', 'id_token'] as const;

interface InUrl {
  readonly name: string;
  readonly value: string;
  readonly event: RequestEvent;
  /** A page's script cannot set headers for a WebSocket, so that a query is common there. */
  readonly socket: boolean;
}

/**
 * Whether tokens stand in the query of a URL.
 * @see [RFC 6750 - Bearer Token Usage, section 2.3](https://www.rfc-editor.org/rfc/rfc6750#section-2.3)
 */
export const tokenInUrl: Rule = {
  id: 'token_in_url',
  topic: 'exposure',
  title: 'No token stands in the query of a URL',
  spec: rfc(6750, '2.3'),
  check: ({ trace, resourceCalls }) => {
    const requests = trace.events.filter((event): event is RequestEvent => event.kind === 'request');
    const found = requests.flatMap(tokensIn);
    const byValue = new Map(found.toReversed().map((one) => [`${one.name} ${one.value}`, one]));
    const verdicts = [...byValue.values()].slice(0, 5).map((one) => verdictOn(one, found));
    if (verdicts.length > 0) return verdicts;
    if (requests.some(({ lacks }) => lacks?.includes('message')))
      return [untold('Some requests are not in this trace, only their answers.')];
    const clean = resourceCalls.find(({ token }) => token?.where === 'the Authorization header');
    return clean ? [held(clean.seq)] : [];
  },
};

function tokensIn(event: RequestEvent): InUrl[] {
  const { url: text } = event.message;
  if (!text.includes('_token=')) return [];
  const url = parseUrl(text);
  if (!url || url.search.length > 200_000) return [];
  const socket =
    /^wss?:$/.test(url.protocol) || header(event.message, 'upgrade')?.toLowerCase() === 'websocket';
  return TOKENS.flatMap((name) => {
    const value = url.searchParams.get(name);
    return value ? [{ name, value, event, socket }] : [];
  });
}

function verdictOn({ name, value, event, socket }: InUrl, found: readonly InUrl[]): Verdict {
  const times = found.filter((one) => one.name === name && one.value === value).length;
  return broken(tokenInUrl, {
    weight: socket ? 'note' : 'warning',
    says: `The ${name} ${shortened(value)} stands in the query of a URL${times > 1 ? ` ${counted(times, 'time')}` : ''}.`,
    because:
      'URLs are kept: by server and proxy logs, by the browser history, and by the Referer header of the next request.',
    evidence: [
      {
        what: name,
        expected: 'in a header or a form',
        actual: value,
        where: "the request's query",
        seq: event.seq,
      },
    ],
    checkFirst: [
      name === 'access_token'
        ? 'Send the access token in the Authorization header: Bearer and the token.'
        : 'Send the token in the body of a POST.',
      'Where only a URL is possible (a download, a WebSocket), use a ticket that lives for seconds and works once.',
      'Look through the logs that have kept these URLs.',
    ],
    specs: [rfc(6750, '2.3'), rfc(9700, '4.3.2'), oauth21('7.1.3.7')],
  });
}
