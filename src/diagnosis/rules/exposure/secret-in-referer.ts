import { parseUrl } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { RequestEvent } from '../../../trace/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { counted, listed, shortened } from '../../words.ts';
import { isToThirdParty, type Known, refererOf, secretsOf } from './secrets.ts';

/**
 * Whether the address of a page with a code or a token goes to another host in a Referer header.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.2)
 */
export const secretInReferer: Rule = {
  id: 'secret_in_referer',
  topic: 'exposure',
  title: 'No Referer header carries a code or a token to others',
  spec: rfc(9700, '4.2'),
  check: (facts) => {
    const foreign = requestsIn(facts).filter((event) => isToThirdParty(facts, event));
    const leaks = foreign.flatMap((event): Leak[] => {
      const found = secretsIn(facts, refererOf(event));
      return found.length > 0 ? [{ event, found }] : [];
    });
    const [first] = leaks;
    if (first) return [verdictOn(first, leaks)];
    if (foreign.some(({ lacks }) => lacks?.includes('headers')))
      return [untold('Headers of requests to other hosts are not in this trace.')];
    return foreign[0] ? [held(foreign[0].seq)] : [];
  },
};

/** Requests that carry a Referer with a query, and those that may have had one. */
const requestsIn = ({ trace }: Facts): RequestEvent[] =>
  trace.events.filter((event): event is RequestEvent => event.kind === 'request');

interface Leak {
  readonly event: RequestEvent;
  readonly found: readonly (Known & { readonly value: string })[];
}

function secretsIn(facts: Facts, referer: URL | undefined): Leak['found'] {
  if (!referer || referer.search.length < 2) return [];
  const secrets = secretsOf(facts);
  return [...referer.searchParams].flatMap(([, value]) => {
    const secret = secrets.get(value);
    return secret ? [{ ...secret, value }] : [];
  });
}

function verdictOn({ event, found }: Leak, leaks: readonly Leak[]): Verdict {
  const hosts = [...new Set(leaks.map((leak) => parseUrl(leak.event.message.url)?.host ?? ''))];
  const names = [...new Set(found.map(({ name }) => name))];
  return broken(secretInReferer, {
    // A code is good for one use, which the app makes of it; all else counts for longer.
    weight: names.every((name) => name === 'code') ? 'note' : 'warning',
    says: `The Referer header takes ${listed(names)} (${shortened(found[0]?.value ?? '')}) to ${listed(hosts.slice(0, 3))}${leaks.length > 1 ? `, in ${counted(leaks.length, 'request')}` : ''}.`,
    because:
      'A page whose address carries a secret tells that address to every host from which it loads something, unless its Referrer-Policy forbids it.',
    evidence: found.map(({ name, value, seq }) => ({
      ...{ what: name, expected: 'not sent to another host', actual: value },
      ...{ where: 'the Referer header', seq: event.seq, expectedSeq: seq },
    })),
    checkFirst: [
      'Send Referrer-Policy: no-referrer (or strict-origin) with the callback page, and look for what sets unsafe-url.',
      'Have the callback redirect at once to a page without parameters, and load nothing from elsewhere before.',
      'Redeem the code before the page shows anything; a used code is worth nothing.',
    ],
    specs: [rfc(9700, '4.2'), rfc(9700, '4.2.4')],
  });
}
