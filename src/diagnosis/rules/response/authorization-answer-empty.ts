import { parseUrl, redirectLocation } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { RequestEvent, ResponseEvent } from '../../../trace/index.ts';
import type { AuthorizationAnswer, AuthorizationAsk, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { lacksPart } from '../refusals.ts';
import { answersTo, requestOf } from '../remembered.ts';

const rule = {
  id: 'authorization_answer_empty',
  topic: 'authorization response',
  title: 'The answer brings a code, tokens or an error',
  spec: rfc(6749, '4.1.2'),
} as const;

/**
 * The server sends the browser back with an answer; an address without one is none.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2)
 */
export const authorizationAnswerEmpty: Rule = {
  ...rule,
  check(facts) {
    const ask = facts.asks.at(-1);
    if (!ask) return [];
    const answer = answersTo(facts, ask)[0];
    if (answer) return [unseen(ask, answer) ?? held(answer.seq)];
    const uri = ask.fields.value('redirect_uri');
    if (uri === undefined || !parseUrl(uri)?.protocol.startsWith('http')) return [];
    return checkAfter(facts, ask, uri);
  },
};

/** Static hosts answer a page that they do not have with 403 or 404; what an app's code says is told by the others. */
const byCode = (status: number): boolean => status >= 400 && ![403, 404, 405, 410].includes(status);

/** The answer came behind `#`, where no server sees it, to an app that looks for it in the request. */
function unseen(ask: AuthorizationAsk, { mode, sent, received }: AuthorizationAnswer): Verdict | undefined {
  const response = received?.response;
  if (mode !== 'fragment' || !response || !byCode(response.message.status)) return undefined;
  const asked = ask.fields.get('response_mode') ?? ask.fields.get('response_type');
  const shown = sent ?? received;
  return broken(rule, {
    certainty: 'likely',
    says: `The answer came behind # in the address, so the app's server got none of it, and answered its callback with status ${response.message.status}.`,
    because:
      'Browsers keep what stands behind # to themselves: only a script in the page can read it. A server that redeems the code needs it in the query or in a form.',
    evidence: [
      {
        ...{ what: 'the answer', expected: 'in the query, or in a form', actual: shown.url.slice(0, 2000) },
        ...{ where: sent ? "the server's redirect" : 'the callback', seq: shown.seq },
        ...(asked && { expectedSeq: asked.seq }),
      },
      {
        ...{ what: 'status', actual: String(response.message.status), seq: response.seq },
        where: "the app's answer to its callback",
      },
    ],
    checkFirst: [
      ...(asked?.value === 'fragment'
        ? [
            'Take response_mode=fragment out of the request: without it a code comes in the query; or ask with form_post.',
          ]
        : ['Ask with response_mode=form_post, or with response_type=code, whose answer comes in the query.']),
      'If a script is meant to take the answer, let the server deliver that page at the callback.',
    ],
    explains: [response.seq],
  });
}

const WAYS = [
  'code',
  'error',
  'access_token',
  'id_token',
  'response',
  'token',
  'ticket',
  'oauth_token',
] as const;

function checkAfter(facts: Facts, ask: AuthorizationAsk, uri: string): Verdict[] {
  const back = sentBack(facts, ask, uri);
  if (!back) return facts.lacks('end') ? [untold('The trace ends before the answer.')] : [];
  const { response, url, request } = back;
  const arrived = facts.trace.events.find(
    (event): event is RequestEvent =>
      event.kind === 'request' && event.seq > response.seq && event.to === 'app' && event.from === 'browser',
  );
  const parameters = [...url.searchParams, ...new URLSearchParams(url.hash.slice(1))].map(([name]) => name);
  if (parameters.some((name) => WAYS.some((one) => one === name))) return [];
  const cut = lacksPart(response, 'headers', 'fragment', 'values') || lacksPart(request, 'message');
  // A code stands in the query, where it is not asked for elsewhere.
  const inQuery = ask.fields.value('response_type') === 'code' && !ask.fields.has('response_mode');
  if (cut || (facts.lacks('fragments') && !inQuery) || lacksPart(arrived, 'body', 'fragment'))
    return [untold('The file does not have the whole of the authorization response.')];
  if (arrived?.message.method === 'POST' || facts.logouts.some(({ seq }) => seq > ask.seq)) return [];
  return [
    broken(rule, {
      certainty: 'likely',
      says: `The server sent the browser back to ${quoted(uri)} without code, tokens or error.`,
      because:
        'The app finds nothing to go on with. Servers do so where the user takes a way out of the login (a link, the end of a registration), or where something takes the parameters away.',
      evidence: [
        {
          ...{ what: 'Location', expected: `${uri}?code=…`, actual: url.href.slice(0, 2000) },
          ...{ where: "the server's redirect", seq: response.seq, expectedSeq: ask.seq },
        },
      ],
      checkFirst: [
        'See what the user did last at the server: a link back, the end of a registration or of a password reset.',
        'Look at what stands before the server or the app: a proxy or a rewrite rule that drops the query.',
        'Let the app begin the login anew where its callback gets nothing.',
      ],
    }),
  ];
}

interface SentBack {
  readonly request: RequestEvent;
  readonly response: ResponseEvent;
  readonly url: URL;
}

/** The server's redirect to the callback, after the ask. */
function sentBack(facts: Facts, ask: AuthorizationAsk, uri: string): SentBack | undefined {
  const target = parseUrl(uri);
  for (const event of facts.trace.events) {
    if (event.seq <= ask.seq || event.kind !== 'response' || event.from !== 'authorization-server') continue;
    const location = redirectLocation(event.message);
    const request = requestOf(facts, event);
    if (location === undefined || !request) continue;
    const url = parseUrl(location, request.message.url);
    if (url && target && url.host === target.host && url.pathname === target.pathname)
      return { request, response: event, url };
  }
  return undefined;
}
