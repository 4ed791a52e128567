import { rfc } from '../../../protocol/spec.ts';
import type { ResponseEvent } from '../../../trace/index.ts';
import { bare } from '../../facts/exchange.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { clockTime, quoted } from '../../words.ts';

/** Every request of the login that waits for an answer gets one. */
export const errorNoAnswer: Rule = {
  id: 'error_no_answer',
  topic: 'errors',
  title: 'Every request of the app is answered',
  spec: rfc(9110, '3.4'),
  check: (facts) => {
    const asked = askedIn(facts);
    const lasts = lastsOf(asked);
    const verdicts = asked.flatMap((one) => judge(one, lasts, facts));
    const first = distinct(verdicts);
    const answered = asked.filter(({ response }) => response && response.failure === undefined);
    return first.length > 0 || answered.length === 0
      ? first
      : [held(...answered.slice(0, 20).map(({ seq }) => seq))];
  },
};

interface Asked {
  readonly seq: number;
  readonly what: string;
  readonly url: string;
  readonly response: ResponseEvent | undefined;
}

function askedIn({ tokenCalls, devices, pushes, resourceCalls }: Facts): Asked[] {
  const of = (what: string) => (one: Pick<(typeof pushes)[number], 'seq' | 'event' | 'response'>) => ({
    ...{ seq: one.seq, what, url: bare(one.event.message.url), response: one.response },
  });
  return [
    ...pushes.map(of('pushed authorization request')),
    ...devices.map(of('device authorization request')),
    ...tokenCalls.map(of('token request')),
    ...resourceCalls.map(of('API request')),
  ].sort((a, b) => a.seq - b.seq);
}

interface Lasts {
  /** The last request of all. */
  readonly seq: number;
  /** By URL, the last that was answered. */
  readonly answered: ReadonlyMap<string, number>;
}

const lastsOf = (asked: readonly Asked[]): Lasts => ({
  seq: asked.at(-1)?.seq ?? -1,
  answered: new Map(
    asked
      .filter(({ response }) => response && response.failure === undefined)
      .map(({ url, seq }) => [url, seq]),
  ),
});

function judge({ seq, what, url, response }: Asked, lasts: Lasts, facts: Facts): Verdict[] {
  if (!response) {
    const ends = facts.lacks('end') || lasts.seq === seq;
    return ends && facts.trace.imported ? [untold(`The answer to the ${what} is not in this trace.`)] : [];
  }
  if (response.failure === undefined) return [];
  const request = facts.trace.events[seq];
  const later = (lasts.answered.get(url) ?? -1) > seq;
  // Whoever leaves a page ends what it still waits for.
  const left = /abort|cancel/i.test(response.failure);
  return [
    broken(errorNoAnswer, {
      ...{ weight: later || (left && what === 'API request') ? 'note' : 'error', certainty: 'unknown' },
      says: `The ${what} to ${quoted(url)} got no answer that the page could read: ${quoted(response.failure)}.`,
      because:
        'The browser says only that much to a page and to this file: the network, the name, the certificate, a blocker or the cross-origin rules can be behind it.',
      evidence: [
        { what: 'failure', actual: response.failure, where: `the answer to the ${what}`, seq: response.seq },
      ],
      checkFirst: [
        "Open the browser's console: it names the reason, such as CORS or a certificate, which no file has.",
        `Send the same request with curl, and compare the time with the server's log at ${clockTime(request?.at ?? 0)} UTC: did it arrive?`,
        'Check extensions that block requests, proxies, VPN and DNS.',
      ],
    }),
  ];
}

/** A request that is tried again and again is said once. */
function distinct(verdicts: readonly Verdict[]): Verdict[] {
  const kept = new Map<string, Verdict>();
  for (const verdict of verdicts) {
    const key = verdict.kind === 'broken' ? verdict.finding.says : verdict.kind;
    if (!kept.has(key)) kept.set(key, verdict);
  }
  return [...kept.values()].slice(0, 3);
}
