import { parseUrl } from '../../../protocol/http.ts';
import { decodeParameters } from '../../../protocol/parameters.ts';
import { rfc } from '../../../protocol/spec.ts';
import { jsonObject, type RequestEvent } from '../../../trace/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed, shortened } from '../../words.ts';
import { isToThirdParty, type Known, secretsOf } from './secrets.ts';

/**
 * Whether an error tracker, an analytics service or another host gets a code, a token or a secret in a request of its own.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.2)
 */
export const secretToThirdParty: Rule = {
  id: 'secret_to_third_party',
  topic: 'exposure',
  title: 'Codes and tokens go to no other host',
  spec: rfc(9700, '4.2'),
  check: (facts) => {
    // A server that is asked about tokens gets them from the API.
    const foreign = facts.trace.events.filter(
      (event): event is RequestEvent =>
        event.kind === 'request' && event.from !== 'api' && isToThirdParty(facts, event),
    );
    const leaks = foreign.flatMap((event) => leaksIn(facts, event));
    const [first] = leaks;
    if (first) return [verdictOn(first, leaks)];
    if (foreign.some(({ lacks }) => lacks?.includes('body')))
      return [untold('Bodies of requests to other hosts are not in this trace.')];
    return foreign[0] ? [held(foreign[0].seq)] : [];
  },
};

interface Leak extends Known {
  readonly event: RequestEvent;
  readonly value: string;
  readonly where: string;
}

/** Bodies of trackers are long; what is longer is a file. */
const MOST = 500_000;

/** A run of the characters that codes and tokens are made of. */
const RUN = /[\w.~/+=-]{12,}/g;

function leaksIn(facts: Facts, event: RequestEvent): Leak[] {
  const secrets = secretsOf(facts);
  if (secrets.size === 0) return [];
  const query = parseUrl(event.message.url)?.search.slice(1) ?? '';
  const body = (event.message.body ?? '').slice(0, MOST);
  const given = handedOver(query, body);
  const found = [
    ...valuesIn(query).map((value) => ({ value, where: "the request's query" })),
    ...valuesIn(body).map((value) => ({ value, where: "the request's body" })),
  ];
  return found.flatMap(({ value, where }) => {
    const secret = given.has(value) ? undefined : secrets.get(value);
    return secret ? [{ ...secret, event, value, where }] : [];
  });
}

/** Parameters and members of their own: an app that gives a code or a token to a server of its own elsewhere means to. */
function handedOver(query: string, body: string): ReadonlySet<string> {
  const members = body.startsWith('{') ? Object.values(jsonObject(body) ?? {}) : [];
  const form = /^[\w.-]{1,100}=/.test(body) ? decodeParameters(body) : [];
  const texts = members.filter((value): value is string => typeof value === 'string');
  return new Set([...texts, ...[...decodeParameters(query), ...form].map(([, value]) => value)]);
}

/** Everything in a text that may be a secret, also where it stands in a URL inside the text. */
function valuesIn(text: string): string[] {
  if (text === '') return [];
  const once = decoded(text);
  const runs = [text, once, decoded(once)].flatMap((level) => level.match(RUN) ?? []);
  // A run can hold the name too: `code=...`.
  return [...new Set(runs.flatMap((run) => [run, ...run.split('=')]))];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function verdictOn(first: Leak, leaks: readonly Leak[]): Verdict {
  const names = [...new Set(leaks.map(({ name }) => name))];
  const hosts = [...new Set(leaks.map(({ event }) => parseUrl(event.message.url)?.host ?? ''))];
  return broken(secretToThirdParty, {
    // A code is good for one use, which the app makes of it; all else counts for longer.
    weight: leaks.every(({ name }) => name === 'code') ? 'note' : 'warning',
    says: `${listed(hosts.slice(0, 3))} gets ${listed(names)} (${shortened(first.value)}), which is not meant for it.`,
    because: 'Whoever runs that service, or reads its logs, can use the value as long as it counts.',
    evidence: leaks.slice(0, 5).map(({ name, value, where, event, seq }) => ({
      ...{ what: name, expected: 'not sent to another host', actual: value, where },
      ...{ seq: event.seq, expectedSeq: seq },
    })),
    checkFirst: [
      'Have the tracker cut query and fragment off the addresses that it reports, and leave out request bodies.',
      'Have the callback redirect at once to a page without parameters, before such scripts run.',
      'Take the values as known: end the session, and revoke what lives long.',
    ],
  });
}
