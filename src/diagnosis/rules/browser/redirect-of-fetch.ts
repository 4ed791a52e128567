import { header, mediaType, parseUrl, redirectLocation } from '../../../protocol/http.ts';
import { fetchStandard } from '../../../protocol/spec.ts';
import type { RequestEvent, ResponseEvent } from '../../../trace/index.ts';
import { bare } from '../../facts/exchange.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { gotInLater } from '../errors/got-in-later.ts';

/** A script that is not signed in is told so; only pages are sent to a login. */
export const redirectOfFetch: Rule = {
  id: 'redirect_of_fetch',
  topic: 'browser',
  title: "A script's request is not sent to a login page",
  spec: fetchStandard('HTTP-redirect fetch', 'http-redirect-fetch'),
  check: (facts) => {
    const requests = facts.trace.events.filter(
      (event): event is RequestEvent => event.kind === 'request' && isScript(event),
    );
    const verdicts = requests.flatMap((event) => judge(facts, event));
    const broke = verdicts.filter(({ kind }) => kind === 'broken').slice(0, 2);
    if (broke.length > 0) return broke;
    return verdicts[0] ? [verdicts[0]] : requests[0] ? [held(requests[0].seq)] : [];
  },
};

/** By what the browser says of it, else by what only scripts add. */
function isScript({ message }: RequestEvent): boolean {
  const mode = header(message, 'sec-fetch-mode');
  if (mode !== undefined) return mode === 'cors' || mode === 'same-origin';
  const bearer = /^(bearer|dpop)\s/i.test(header(message, 'authorization') ?? '');
  return bearer || /XMLHttpRequest/i.test(header(message, 'x-requested-with') ?? '');
}

function judge(facts: Facts, event: RequestEvent): Verdict[] {
  const response = facts.model.responseOf(event);
  const location = response && redirectLocation(response.message);
  if (!response || location === undefined) {
    const status = response?.message.status ?? 0;
    const hidden = status >= 300 && status < 400 && status !== 304 && response?.lacks?.includes('headers');
    return hidden ? [untold("Where a script's request was redirected to is not in this trace.")] : [];
  }
  const target = parseUrl(location, event.message.url);
  const parameters = target?.searchParams;
  const isLogin =
    parameters?.has('client_id') && (parameters.has('response_type') || parameters.has('request_uri'));
  if (!target || !isLogin) return [];
  return [found(facts, event, response, target)];
}

function found(facts: Facts, event: RequestEvent, response: ResponseEvent, target: URL): Verdict {
  const type = mediaType(response.message);
  return broken(redirectOfFetch, {
    // Many pages go to the login by themselves when such a request fails.
    weight: gotInLater(facts, response) ? 'note' : 'error',
    explains: [response.seq],
    says: `A script's ${event.message.method} to ${bare(event.message.url)} is answered by a redirect to the login at ${target.host}.`,
    because:
      'The script follows the redirect: the authorization endpoint does not allow it by CORS, or answers with a login page that nobody sees.',
    evidence: [
      {
        ...{ what: 'status', expected: '401', actual: `${response.message.status}${type ? ` ${type}` : ''}` },
        ...{ where: "the answer to the script's request", seq: response.seq, expectedSeq: event.seq },
      },
      { what: 'Location', actual: target.href, where: "the answer's headers", seq: response.seq },
    ],
    checkFirst: [
      "Let the server answer 401 to its API's paths and to requests by scripts, and redirect only page loads.",
      'Let the page go to the login itself (set location) when it gets 401.',
      'Look why the session had ended: expired, or its cookie was not sent.',
    ],
    isNot: 'Allowing more origins at the authorization server does not help: a login needs a page.',
  });
}
