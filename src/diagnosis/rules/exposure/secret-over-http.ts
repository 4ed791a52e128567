import { parseUrl } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { counted, listed } from '../../words.ts';
import { isInside, isLoopback } from '../network/hosts.ts';

interface Carrier {
  readonly seq: number;
  readonly url: URL;
  readonly what: string;
}

/**
 * Whether codes, tokens and secrets travel over TLS.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 1.6](https://www.rfc-editor.org/rfc/rfc6749#section-1.6)
 */
export const secretOverHttp: Rule = {
  id: 'secret_over_http',
  topic: 'exposure',
  title: 'Codes, tokens and secrets travel over TLS',
  spec: rfc(6749, '1.6'),
  check: (facts) => {
    const carriers = carriersIn(facts);
    const plain = carriers.filter(({ url }) => url.protocol === 'http:' && !isLoopback(url.hostname));
    // A network of one's own is a choice; the open one is not.
    const open = plain.filter(({ url }) => !isInside(url.hostname));
    if (open.length > 0) return [verdictOn(open, 'warning')];
    if (plain.length > 0) return [verdictOn(plain, 'note')];
    if (carriers[0]) return [held(carriers[0].seq)];
    const hidden = facts.trace.events.some(
      (event) => event.kind === 'request' && event.lacks?.includes('message'),
    );
    return hidden ? [untold('Requests are not in this trace, only their answers.')] : [];
  },
};

function carriersIn(facts: Facts): Carrier[] {
  const of = (seq: number, text: string, what: string | undefined): Carrier[] => {
    const url = parseUrl(text);
    return url && what !== undefined && /^https?:$/.test(url.protocol) ? [{ seq, url, what }] : [];
  };
  return [
    ...facts.tokenCalls.flatMap(({ seq, event, fields, authentication }) => {
      const named = ['code', 'refresh_token', 'password', 'device_code', 'client_secret'].find((name) =>
        fields.has(name),
      );
      return of(seq, event.message.url, named ?? (authentication.length > 0 ? 'client_secret' : undefined));
    }),
    ...facts.resourceCalls.flatMap(({ seq, event, token }) =>
      of(seq, event.message.url, token && 'access_token'),
    ),
  ];
}

function verdictOn(plain: readonly Carrier[], weight: 'warning' | 'note'): Verdict {
  const names = [...new Set(plain.map(({ what }) => what))];
  const hosts = [...new Set(plain.map(({ url }) => url.host))];
  return broken(secretOverHttp, {
    weight,
    says: `${listed(names.slice(0, 3))} travels without TLS to ${listed(hosts.slice(0, 3))}${plain.length > 1 ? `, in ${counted(plain.length, 'request')}` : ''}.`,
    because:
      weight === 'note'
        ? 'Inside a network of its own a server may speak plain http; whoever listens there can read what passes.'
        : 'Everybody on the way can read and keep what passes.',
    evidence: plain.slice(0, 5).map(({ what, url, seq }) => ({
      ...{ what, expected: 'https', actual: `http://${url.host}`, where: "the request's URL", seq },
    })),
    checkFirst: [
      'Use https for this address, and have plain http refused: a redirect comes too late.',
      'Take secrets that went over it as known.',
    ],
  });
}
