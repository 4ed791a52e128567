import { header, parseUrl, redirectLocation } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { ResponseEvent } from '../../../trace/index.ts';
import type { AuthorizationAsk, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { counted, duration } from '../../words.ts';
import { everyAttempt } from '../redemption.ts';
import { grants } from '../refusals.ts';
import { answersTo, remembered, responseTo } from '../remembered.ts';

const rule = {
  id: 'redirect_loop',
  topic: 'authorization response',
  title: 'After a good answer the app does not ask again',
  spec: rfc(6749, '4.1'),
} as const;

/**
 * The same request again and again, each answered at once: the app does not keep what it gets.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1)
 */
export const redirectLoop: Rule = {
  ...rule,
  check(facts) {
    const own = facts.asks[0];
    if (!own) return [];
    const rounds = roundsOf(facts, own);
    // Told once, where the loop begins.
    if (rounds.length > 0 && rounds[0]?.ask !== own) return [];
    if (rounds.length < (redeemedIn(rounds) ? ROUNDS + 1 : ROUNDS)) {
      const cut = facts.lacks('end') && rounds.length > 1;
      return cut ? [untold('The trace ends before it shows whether the app asks again.')] : [held(own.seq)];
    }
    return [loop(facts, rounds)];
  },
};

/** Two may be a retry. */
const ROUNDS = 3;

/** From one ask to the next, in milliseconds: nobody types a password so fast, and a person who clicks is slower. */
const PAUSE = 5000;

interface Round {
  readonly ask: AuthorizationAsk;
  readonly facts: Facts;
}

const SAME = ['client_id', 'redirect_uri', 'scope', 'response_type', 'resource', 'audience'] as const;

/** The rounds that an ask is part of, each answered with success before the next. */
function roundsOf(facts: Facts, own: AuthorizationAsk): readonly Round[] {
  const first = facts.others.find(({ attempt }) => attempt === 0) ?? facts;
  return runsIn(first).get(own) ?? [];
}

/** Every round of an import, by its ask, with the run that it is part of. */
const runsIn = remembered((first) => {
  const runs = new Map<AuthorizationAsk, readonly Round[]>();
  const latest = new Map<string, Round[]>();
  const all = everyAttempt(first)
    .flatMap((facts) => facts.asks.map((ask) => ({ ask, facts })))
    .filter(({ ask }) => ask.fields.value('prompt') !== 'none')
    .sort((a, b) => a.ask.event.at - b.ask.event.at);
  for (const round of all) {
    const key = JSON.stringify(SAME.map((name) => round.ask.fields.value(name) ?? null));
    const before = latest.get(key);
    const previous = before?.at(-1);
    const run = before && previous && leadsOn(previous, round) ? before : [];
    run.push(round);
    latest.set(key, run);
    runs.set(round.ask, run);
  }
  return runs;
});

function leadsOn(before: Round, next: Round): boolean {
  if (isChained(before, next)) return true;
  const gap = next.ask.event.at - before.ask.event.at;
  if (gap > PAUSE || header(next.ask.event.message, 'sec-fetch-user') === '?1') return false;
  const answer = answersTo(before.facts, before.ask).find(grants);
  const arrived = answer && before.facts.trace.events[answer.seq];
  return arrived !== undefined && arrived.at <= next.ask.event.at && !isActed(before, next);
}

/** No browser follows more in a row. */
const HOPS = 20;

/** Redirects alone lead from the answer to the next ask: then nobody had a page to act on. */
function isChained(before: Round, next: Round): boolean {
  const landed = answersTo(before.facts, before.ask).find(grants)?.received;
  let hop: Hop | undefined = landed && hopOf(landed.url, landed.event.at, landed.response);
  for (let count = 0; hop?.target !== undefined && count < HOPS; count += 1) {
    if (hop.target === next.ask.event.message.url) return true;
    const { target, at } = hop;
    hop = [next.facts, before.facts]
      .map((facts) => firstFrom(hopsIn(facts).get(target), at))
      .find((one) => one !== undefined);
  }
  return false;
}

/** A request of the browser to the app, and where the app sends it on. */
interface Hop {
  readonly at: number;
  readonly target: string | undefined;
}

function hopOf(url: string, at: number, response: ResponseEvent | undefined): Hop {
  const location = response && redirectLocation(response.message);
  return { at, target: location === undefined ? undefined : parseUrl(location, url)?.href };
}

/** Those of an attempt, by the address that was asked for, in order. */
const hopsIn = remembered((facts) => {
  const hops = new Map<string, Hop[]>();
  for (const event of facts.trace.events) {
    if (event.kind !== 'request' || event.channel !== 'front' || event.to !== 'app') continue;
    const { url } = event.message;
    const hop = hopOf(url, event.at, responseTo(facts, event));
    const known = hops.get(url);
    if (known) known.push(hop);
    else hops.set(url, [hop]);
  }
  return hops;
});

function firstFrom(hops: readonly Hop[] = [], at: number): Hop | undefined {
  let [low, high] = [0, hops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hops[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return hops[low];
}

/** When a person typed a password or a code at the server. */
const typedAt = remembered(({ trace }) =>
  trace.events
    .filter(
      (event) =>
        event.kind === 'request' &&
        event.channel === 'front' &&
        event.to === 'authorization-server' &&
        event.message.method === 'POST' &&
        /(^|&)(pass|pwd|username|login|email|otp)/i.test((event.message.body ?? '').slice(0, 5000)),
    )
    .map(({ at }) => at),
);

/** A person typed a password or logged out between the two. */
function isActed({ facts, ask }: Round, next: Round): boolean {
  const between = (at: number) => at > ask.event.at && at <= next.ask.event.at;
  if ([facts, next.facts].some(({ logouts }) => logouts.some(({ event }) => between(event.at)))) return true;
  return typedAt(facts).some(between);
}

/** Tokens came: then three rounds may be three logins. */
const redeemedIn = (rounds: readonly Round[]): boolean =>
  rounds.some((round) => round.facts.tokenCalls.some(({ succeeded }) => succeeded));

function loop(facts: Facts, rounds: readonly Round[]): Verdict {
  const [first, last] = [rounds[0], rounds.at(-1)];
  const seconds = ((last?.ask.event.at ?? 0) - (first?.ask.event.at ?? 0)) / 1000;
  const redeemed = redeemedIn(rounds);
  return broken(rule, {
    // Three could still be somebody who clicks fast.
    certainty: rounds.length > ROUNDS ? 'proved' : 'likely',
    says: `The app asked ${counted(rounds.length, 'time')} within ${duration(seconds)}, and got a good answer before each new try: a redirect loop.`,
    because: redeemed
      ? 'Even the tokens arrive. The app does not keep its own session: the cookie is refused by the browser, too large, for another host, or lost between servers.'
      : 'The server has a session and answers at once. The app does not accept the answer, or does not keep the session that it makes of it, and begins anew.',
    evidence: rounds.slice(0, 5).map((round) => ({
      ...{ what: 'authorization request', actual: round.ask.event.message.url, seq: round.ask.seq },
      where: 'the browser',
      ...(round.facts !== facts && { attempt: round.facts.attempt }),
    })),
    checkFirst: [
      "Look at the Set-Cookie of the app's callback: Secure over http, SameSite, Domain, Path, more than 4096 bytes.",
      'See whether the app runs on several servers that do not share sessions or keys.',
      'Look whether the page that needs the login sees http while the callback is https, or another host name.',
    ],
    isNot: 'The server is not the cause: it has answered each request.',
  });
}
