import { parseUrl } from '../../../protocol/http.ts';
import { oidcDiscovery, rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAsk, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed } from '../../words.ts';
import { refusalOf } from '../refusals.ts';
import { appPages, failedAt, isLoopback, namedEndpoints } from './hosts.ts';

/**
 * Whether an address that the app or the server makes of itself says `http` while its pages are reached over `https`.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.13](https://www.rfc-editor.org/rfc/rfc9700#section-4.13)
 */
export const proxyChangedScheme: Rule = {
  id: 'proxy_changed_scheme',
  topic: 'network and proxies',
  title: 'Behind a proxy, addresses keep https',
  spec: rfc(9700, '4.13'),
  check: (facts) => [...facts.asks.flatMap((ask) => onRedirectUri(facts, ask)), ...onMetadata(facts)],
};

const TRUST = [
  'Make the app trust the proxy: read X-Forwarded-Proto or Forwarded (proxy-headers, trust proxy, UseForwardedHeaders, a fixed base URL).',
  'Check that the proxy sets that header, and that it comes from the proxy only.',
];

function onRedirectUri(facts: Facts, ask: AuthorizationAsk): Verdict[] {
  const field = ask.fields.get('redirect_uri');
  const url = parseUrl(field?.value ?? '');
  if (!field || !url) return [];
  if (url.protocol === 'https:') return [held(ask.seq)];
  if (url.protocol !== 'http:' || isLoopback(url.hostname)) return [];
  const pages = appPages(facts);
  const page = pages.find(
    ({ origin }) => origin === `https://${url.hostname}` || origin === `https://${url.host}`,
  );
  if (!page)
    return pages.length > 0
      ? []
      : [untold("The app's own pages are not in this trace, so nobody can see whether they use https.")];
  const any = refusalOf(facts, ask);
  // An error that reaches the app shows that the server accepted the address.
  const refusal = any?.onPage ? any : undefined;
  const right = field.value.replace(/^http:/i, 'https:');
  return [
    broken(proxyChangedScheme, {
      weight: refusal ? 'error' : 'warning',
      certainty: 'likely',
      says: `The app asks to be answered at ${field.value}, while its own pages are reached at ${page.origin}${refusal ? '; the server refuses that' : ''}.`,
      because:
        'The proxy in front of the app ends TLS, so the app sees plain http and builds its redirect_uri with it. That address is not the registered one, and a code that goes there is open to read.',
      evidence: [
        {
          ...{ what: 'redirect_uri', expected: right, actual: field.value },
          where: field.where,
          seq: field.seq,
          expectedSeq: page.seq,
        },
        { what: 'origin', actual: page.origin, where: page.where, seq: page.seq },
        ...(refusal
          ? [
              {
                what: 'error',
                actual: refusal.code ?? 'an error page',
                where: refusal.where,
                seq: refusal.seq,
              },
            ]
          : []),
      ],
      checkFirst: [...TRUST, 'Do not register the http address: send people to https.'],
      isNot:
        'The registration is probably right: the host and the path are as the pages have them, only the scheme differs.',
      explains: refusal ? refusal.seqs : [],
      supersedes: ['redirect_uri_refused', 'redirect_uri_insecure'],
      fault: { message: 'authorization request', field: 'redirect_uri', right, wrong: field.value },
    }),
  ];
}

function onMetadata(facts: Facts): Verdict[] {
  const named = namedEndpoints(facts);
  if (named?.from.protocol !== 'https:') return [];
  const plain = named.endpoints.filter(
    ({ url }) => url.protocol === 'http:' && url.hostname === named.from.hostname,
  );
  const first = plain[0];
  if (!first) return [held(named.seq)];
  const failed = failedAt(facts, (url) => url.protocol === 'http:' && url.hostname === named.from.hostname);
  const answer = failed && facts.model.responseOf(failed);
  return [
    broken(proxyChangedScheme, {
      weight: failed ? 'error' : 'warning',
      certainty: 'likely',
      says: `The server's metadata was fetched over https and names ${listed(plain.slice(0, 3).map(({ name }) => name))} with http.`,
      because:
        'The proxy in front of the server ends TLS, so the server builds its addresses with http. Apps then send secrets in the open, are redirected, or find an issuer that does not fit.',
      evidence: plain.slice(0, 5).map(({ name, text }) => ({
        ...{ what: name, expected: text.replace(/^http:/i, 'https:'), actual: text },
        ...{ where: "the server's metadata", seq: named.seq, expectedSeq: named.request.seq },
      })),
      checkFirst: [
        'Set the public address of the authorization server in its configuration (hostname, issuer or base URL).',
        'Make it trust X-Forwarded-Proto of the proxy, and check that the proxy sets it.',
      ],
      specs: [rfc(9700, '4.13'), oidcDiscovery('3', 'ProviderMetadata')],
      explains: answer ? [answer.seq] : [],
    }),
  ];
}
