import { parseUrl } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { RequestEvent } from '../../../trace/index.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';

const NAMES = ['password', 'passwd', 'pwd'];
const BESIDE = ['username', 'user', 'login', 'email', 'grant_type', 'identifier'];

/**
 * Whether a password stands in the query of a URL, beside a user name.
 * @see [RFC 9110 - HTTP Semantics, section 17.9](https://www.rfc-editor.org/rfc/rfc9110#section-17.9)
 */
export const passwordInUrl: Rule = {
  id: 'password_in_url',
  topic: 'exposure',
  title: 'No password stands in a URL',
  spec: rfc(9110, '17.9'),
  check: ({ trace, tokenCalls }) => {
    const requests = trace.events.filter((event): event is RequestEvent => event.kind === 'request');
    const [first] = requests.flatMap(passwordIn);
    if (first) return [verdictOn(first)];
    const typed = tokenCalls.find(({ fields }) => fields.has('password'));
    if (typed) return [held(typed.seq)];
    const hidden = requests.some(({ lacks }) => lacks?.includes('message'));
    return hidden ? [untold('Some requests are not in this trace, only their answers.')] : [];
  },
};

interface InUrl {
  readonly event: RequestEvent;
  readonly name: string;
  readonly value: string;
}

function passwordIn(event: RequestEvent): InUrl[] {
  const { url: text } = event.message;
  if (!/[?&](?:password|passwd|pwd)=/i.test(text.slice(0, 20_000))) return [];
  const query = parseUrl(text)?.searchParams;
  if (!query || !BESIDE.some((name) => query.get(name))) return [];
  return NAMES.flatMap((name) => {
    const value = query.get(name);
    return value ? [{ event, name, value }] : [];
  });
}

function verdictOn({ event, name, value }: InUrl): Verdict {
  const { method } = event.message;
  return broken(passwordInUrl, {
    weight: 'warning',
    says: `A password stands in the query of a URL, sent with ${method}.`,
    because:
      'URLs are kept: by server and proxy logs, by the browser history, and by the Referer header of the next request.',
    evidence: [
      {
        what: name,
        expected: 'in the body of a POST',
        actual: value,
        where: "the request's query",
        seq: event.seq,
      },
    ],
    checkFirst: [
      method === 'GET'
        ? 'Send the form with method="post".'
        : 'Send the parameters in the body, not in the URL.',
      'Have the password changed: logs have it.',
    ],
  });
}
