import { parseUrl } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAsk, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed } from '../../words.ts';
import { answersTo, refusalOf } from '../refusals.ts';
import { appPages, failedAt, isInside, namedEndpoints, type Place } from './hosts.ts';

/**
 * Whether an address that the app or the server makes of itself names a host or port that only exists behind the proxy.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.13](https://www.rfc-editor.org/rfc/rfc9700#section-4.13)
 */
export const proxyChangedHost: Rule = {
  id: 'proxy_changed_host',
  topic: 'network and proxies',
  title: 'Behind a proxy, addresses keep the public host',
  spec: rfc(9700, '4.13'),
  check: (facts) => [...facts.asks.flatMap((ask) => onRedirectUri(facts, ask)), ...onMetadata(facts)],
};

/** The app's last page before the ask, where that is a public one. */
function startOf(facts: Facts, ask: AuthorizationAsk): Place | undefined {
  const page = appPages(facts).findLast(({ seq }) => seq < ask.seq);
  return page && !isInside(new URL(page.origin).hostname) ? page : undefined;
}

/** An address that cannot be the public one: a host of the inside, or the public host with a port of its own. */
function isBehind(url: URL, publicOrigin: string): boolean {
  const shown = new URL(publicOrigin);
  if (!/^https?:$/.test(url.protocol) || url.origin === publicOrigin) return false;
  return (
    isInside(url.hostname) || (url.hostname === shown.hostname && url.port !== '' && url.port !== shown.port)
  );
}

function onRedirectUri(facts: Facts, ask: AuthorizationAsk): Verdict[] {
  const field = ask.fields.get('redirect_uri');
  const url = parseUrl(field?.value ?? '');
  if (!field || !url) return [];
  const start = startOf(facts, ask);
  if (!start)
    return isInside(url.hostname) && appPages(facts).length === 0
      ? [untold("The app's own pages are not in this trace, so nobody can see at which host they are.")]
      : [];
  if (!isBehind(url, start.origin)) return [held(ask.seq)];
  const failure = failureOf(facts, ask);
  if (failure === 'none') return [];
  if (failure === 'unseen') return [untold('What came of the redirect to the app is not in this trace.')];
  const right = `${start.origin}${url.pathname}${url.search}`;
  return [
    broken(proxyChangedHost, {
      certainty: 'likely',
      says: `The app asks to be answered at ${url.origin}, while its own pages are reached at ${start.origin}; ${failure.says}.`,
      because:
        'The app builds its address from the host name that it sees behind the proxy. Outside nobody reaches that host, and it is not the registered one.',
      evidence: [
        {
          ...{ what: 'redirect_uri', expected: right, actual: field.value, where: field.where },
          seq: field.seq,
          expectedSeq: start.seq,
        },
        { what: 'origin', actual: start.origin, where: start.where, seq: start.seq },
        { what: 'outcome', actual: failure.says, where: failure.where, seq: failure.seq },
      ],
      checkFirst: [
        'Make the app trust the proxy: read X-Forwarded-Host and X-Forwarded-Port or Forwarded, or set its public base URL.',
        'Check that the proxy passes on the Host header or sets X-Forwarded-Host.',
        'Look for a setting left over from development, such as a redirect URI with localhost.',
      ],
      explains: failure.seqs,
      supersedes: ['redirect_uri_refused', 'redirect_uri_insecure', 'tls_or_dns_failure'],
      fault: { message: 'authorization request', field: 'redirect_uri', right, wrong: field.value },
    }),
  ];
}

interface Failure {
  readonly says: string;
  readonly where: string;
  readonly seq: number;
  readonly seqs: readonly number[];
}

/** How the way back to the app failed. */
function failureOf(facts: Facts, ask: AuthorizationAsk): Failure | 'none' | 'unseen' {
  const refusal = refusalOf(facts, ask);
  // An error that reaches the app shows that the server accepted the address.
  if (refusal?.onPage)
    return { says: 'the server refuses that', where: refusal.where, seq: refusal.seq, seqs: refusal.seqs };
  const received = answersTo(facts, ask).find((answer) => answer.received)?.received;
  const { response } = received ?? {};
  if (!response) return 'unseen';
  const { status } = response.message;
  if (response.failure === undefined && status > 0 && status < 400) return 'none';
  const how = response.failure ?? (status === 0 ? 'no answer' : `status ${status}`);
  return {
    says: `the browser does not get there (${how})`,
    where: 'the request to the app',
    seq: response.seq,
    seqs: [response.seq],
  };
}

function onMetadata(facts: Facts): Verdict[] {
  const named = namedEndpoints(facts);
  if (!named || isInside(named.from.hostname)) return [];
  const inside = named.endpoints.filter(({ url }) => isInside(url.hostname));
  if (inside.length === 0) return [held(named.seq)];
  const hosts = new Set(inside.map(({ url }) => url.host));
  const failed = failedAt(facts, (url) => hosts.has(url.host));
  const answer = failed && facts.model.responseOf(failed);
  return [
    broken(proxyChangedHost, {
      weight: failed ? 'error' : 'warning',
      certainty: 'likely',
      says: `The server's metadata was fetched from ${named.from.host} and names ${listed(inside.slice(0, 3).map(({ name }) => name))} at ${listed([...hosts].slice(0, 2))}.`,
      because:
        'The server builds its addresses from the host name that it sees behind the proxy. Outside nobody reaches that host.',
      evidence: inside.slice(0, 5).map(({ name, text, url }) => ({
        ...{ what: name, expected: `${named.from.origin}${url.pathname}`, actual: text },
        ...{ where: "the server's metadata", seq: named.seq, expectedSeq: named.request.seq },
      })),
      checkFirst: [
        'Set the public address of the authorization server in its configuration (hostname, issuer or base URL).',
        'Check that the proxy passes on the Host header or sets X-Forwarded-Host, and that the server trusts it.',
      ],
      explains: answer ? [answer.seq] : [],
    }),
  ];
}
