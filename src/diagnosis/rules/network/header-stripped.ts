import { header } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { RequestEvent, ResponseEvent } from '../../../trace/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';

/** What a server says that got no credentials. */
const MISSING =
  /(?:missing|no|without|absent|lacks?|requires?)\s+(?:an?\s+|the\s+|any\s+)?(?:valid\s+)?(?:authorization|bearer|access[ _]token|auth)\b(?:\s+(?:header|token|credentials))?|authorization header (?:is |was )?(?:missing|not (?:found|present|provided)|required|absent)|(?:access[ _])?token (?:is |was )?(?:missing|not (?:found|present|provided))|no (?:client )?(?:credentials|authentication)(?: (?:included|provided|found))?|client authentication (?:is )?missing/i;

interface Sent {
  readonly request: RequestEvent;
  readonly response: ResponseEvent | undefined;
  readonly words: string;
  readonly lacks: boolean;
  readonly status: number | undefined;
}

/**
 * Whether an Authorization header that a request carries arrives: a server that says there was none did not get it.
 * @see [RFC 9110 - HTTP Semantics, section 11.6.2](https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2)
 */
export const headerStripped: Rule = {
  id: 'header_stripped',
  topic: 'network and proxies',
  title: 'Authorization headers arrive at the server',
  spec: rfc(9110, '11.6.2'),
  check: (facts) => {
    const all = sentIn(facts);
    const denied = all.filter(
      ({ status, words }) => (status === 401 || status === 403 || status === 400) && MISSING.test(words),
    );
    const first = denied.find(({ request }) => header(request.message, 'authorization') !== undefined);
    if (first) return [verdictOn(first, denied)];
    if (denied.some(({ lacks }) => lacks)) return [untold('This file leaves out Authorization headers.')];
    const good = all.find(
      ({ request, status }) =>
        header(request.message, 'authorization') !== undefined && (status ?? 400) < 400,
    );
    return good ? [held(good.request.seq)] : [];
  },
};

function sentIn({ tokenCalls, resourceCalls }: Facts): Sent[] {
  return [
    ...tokenCalls.map(({ event, response, answer, lacksAuthorization, status }) => ({
      ...{ request: event, response, status, lacks: lacksAuthorization },
      words: answer.value('error_description') ?? '',
    })),
    ...resourceCalls.map(({ event, response, answer, challenge, lacksAuthorization, status }) => ({
      ...{ request: event, response, status, lacks: lacksAuthorization },
      words: [challenge.value('error_description'), ...WORDS.map((name) => answer.value(name))]
        .filter(Boolean)
        .join(' '),
    })),
  ].map((one) => ({ ...one, words: one.words.slice(0, 1000) }));
}

const WORDS = ['error_description', 'message', 'error', 'detail', 'title'];

function verdictOn({ request, response, words, status }: Sent, denied: readonly Sent[]): Verdict {
  const sent = header(request.message, 'authorization') ?? '';
  const scheme = sent.split(' ')[0] ?? '';
  return broken(headerStripped, {
    certainty: 'likely',
    says: `The request carries an Authorization header (${scheme}), and the server says that there is none: ${quoted(words)}.`,
    because:
      'Something between the client and the program that answers takes the header away, or uses it for itself: a proxy, a gateway, a redirect to another host.',
    evidence: [
      { what: 'Authorization', actual: sent, where: "the request's header", seq: request.seq },
      {
        what: 'status',
        actual: `${status ?? 0}: ${words}`,
        where: 'the answer',
        seq: response?.seq ?? request.seq,
      },
    ],
    checkFirst: [
      'Log the headers that reach the program itself, behind the proxy.',
      'Check the proxy: WSGI, CGI and some gateways drop Authorization unless told to pass it on (CGIPassAuth, proxy_set_header, an authorizer of the gateway).',
      'Check for a redirect to another host: clients leave Authorization out when they follow it.',
    ],
    supersedes: ['client_secret_wrong'],
    explains: denied.flatMap((one) =>
      one.response && header(one.request.message, 'authorization') !== undefined ? [one.response.seq] : [],
    ),
  });
}
