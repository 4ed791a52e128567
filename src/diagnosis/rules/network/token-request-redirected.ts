import { parseUrl, redirectLocation } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { NO_ANSWER } from './answers.ts';

/**
 * Whether the token endpoint answers itself, and does not send the client elsewhere.
 * @see [RFC 9110 - HTTP Semantics, section 15.4](https://www.rfc-editor.org/rfc/rfc9110#section-15.4)
 */
export const tokenRequestRedirected: Rule = {
  id: 'token_request_redirected',
  topic: 'network and proxies',
  title: 'The token endpoint answers without a redirect',
  spec: rfc(9110, '15.4'),
  check: (facts) => facts.tokenCalls.flatMap((call) => verdictsOn(facts, call)),
};

function verdictsOn(facts: Facts, call: TokenCall): Verdict[] {
  const { response, event } = call;
  if (!response) return [untold(NO_ANSWER)];
  const location = redirectLocation(response.message);
  if (location === undefined || event.message.method === 'GET')
    return call.status === undefined ? [] : [held(call.seq)];
  const { status } = response.message;
  const keeps = status === 307 || status === 308;
  const next = facts.tokenCalls.find(({ seq }) => seq > call.seq);
  // A client that repeats the whole request at the new address gets its tokens.
  if (next?.succeeded && (keeps || repeats(call, next))) return [held(call.seq)];
  const how = changeOf(event.message.url, location);
  const lost = !keeps && next?.event.message.method === 'GET' ? next : undefined;
  return [
    broken(tokenRequestRedirected, {
      certainty: how || lost ? 'proved' : 'likely',
      says: `The token endpoint answered with a redirect (${status}) to ${quoted(location)}${how ? `: ${how}` : ''}.`,
      because: keeps
        ? 'A token endpoint answers with JSON. Many clients do not follow a redirect of a POST, or leave out its credentials.'
        : `Most clients follow a ${status} with a GET and without the body, so that all parameters are lost.`,
      evidence: [
        {
          what: 'status',
          expected: '200',
          actual: String(status),
          where: 'the answer of the token endpoint',
          seq: response.seq,
        },
        {
          what: 'Location',
          expected: event.message.url,
          actual: location,
          where: 'the answer of the token endpoint',
          seq: response.seq,
          expectedSeq: call.seq,
        },
        ...(lost
          ? [
              {
                what: 'method',
                expected: 'POST',
                actual: 'GET',
                where: 'the request that followed',
                seq: lost.seq,
              },
            ]
          : []),
      ],
      checkFirst: [
        'Use the address that the redirect leads to, if it is the token endpoint: mind https, the host and a slash at the end.',
        'If it leads to a login page, take the token endpoint out of what the proxy protects.',
        "Take the address from the server's metadata.",
      ],
      explains: [response.seq, ...(lost?.response ? [lost.response.seq] : [])],
    }),
  ];
}

/** Some clients send the whole form again whatever the status is. */
const repeats = ({ fields }: TokenCall, next: TokenCall): boolean =>
  next.event.message.method === 'POST' &&
  ['grant_type', 'code', 'refresh_token'].every((name) => next.fields.value(name) === fields.value(name));

/** How the new address differs, where that is all. */
function changeOf(from: string, location: string): string | undefined {
  const a = parseUrl(from);
  const b = parseUrl(location, from);
  if (!a || !b) return undefined;
  const samePath = a.pathname === b.pathname;
  if (a.host === b.host && samePath && a.protocol !== b.protocol)
    return `only the scheme differs, ${b.protocol.slice(0, -1)} in place of ${a.protocol.slice(0, -1)}`;
  const slash = a.pathname.replace(/\/$/, '') === b.pathname.replace(/\/$/, '');
  if (a.origin === b.origin && slash && !samePath) return 'only a slash at the end differs';
  if (a.host !== b.host && samePath) return 'only the host differs';
  return undefined;
}
