import type { PrivateJwk } from '../../protocol/jwt.ts';
import type { Policy } from '../index.ts';
import { Coverage } from './coverage.ts';
import { Dice, partOf } from './dice.ts';
import { Episode, type Sent } from './episode.ts';
import { shrink } from './shrink.ts';
import { flow } from './walks/flow.ts';
import { politePlan } from './walks/plans.ts';
import { ana, clientNamed } from './world.ts';

/** Requests of one episode. */
export const EPISODE = 1000;

/** What a run is made from. */
export interface FuzzOptions {
  readonly seed: number;
  /** How many requests; whole episodes are run. */
  readonly requests: number;
  /** The server's keys. */
  readonly keys: readonly PrivateJwk[];
  /** The first episode, to see one of a longer run again. */
  readonly from?: number;
  /** Hears of every episode that went well. */
  readonly onEpisode?: (requests: number) => void;
}

/** An answer that breaks the contract, and how to see it again. */
export interface Failure {
  readonly seed: number;
  readonly episode: number;
  /** Which request of its episode, from 0; `undefined` for the flow at its end. */
  readonly index: number | undefined;
  readonly sent: Sent | undefined;
  readonly problems: readonly string[];
}

/** What came of a run. */
export interface Report {
  readonly requests: number;
  readonly coverage: Coverage;
  readonly failure: Failure | undefined;
}

/** Most episodes run as the server is meant to run; some with a switch set, because that opens other paths. */
const POLICIES: readonly Partial<Policy>[] = [
  ...[{}, {}, {}, { limitAttempts: false }],
  ...[{ requireDpopNonce: true }, { requireState: true, requireNonce: true }],
  ...[{ allowPlainChallenge: true, rotateRefreshTokens: false }],
];

/** Sends generated requests to fresh servers, a thousand to each, and stops at the first answer that breaks the contract. */
export async function fuzz({ seed, requests, keys, from = 0, onEpisode }: FuzzOptions): Promise<Report> {
  const coverage = new Coverage();
  const count = Math.ceil(requests / EPISODE);
  for (let number = from; number < from + count; number += 1) {
    const make = () => episodeOf(seed, number, keys);
    const failure = await run(make, coverage);
    const done = (number - from + 1) * EPISODE;
    if (failure) return { requests: done, coverage, failure: { ...failure, seed, episode: number } };
    onEpisode?.(done);
  }
  return { requests: count * EPISODE, coverage, failure: undefined };
}

function episodeOf(seed: number, number: number, keys: readonly PrivateJwk[]): Episode {
  const policy = POLICIES[number % POLICIES.length] ?? {};
  return new Episode({ seed: partOf(seed, number), keys, policy });
}

type Fault = Pick<Failure, 'index' | 'sent' | 'problems'>;

async function run(make: () => Episode, coverage: Coverage): Promise<Fault | undefined> {
  const episode = make();
  for (let index = 0; index < EPISODE; index += 1) {
    const sent = await episode.next();
    coverage.add(sent);
    if (sent.problems.length > 0) return { index, ...(await shrink(make, index, sent)) };
  }
  const problem = await stillWorks(episode);
  return problem === undefined ? undefined : { index: undefined, sent: undefined, problems: [problem] };
}

/** Whether a flow still goes through once whatever made somebody wait is over. */
async function stillWorks(episode: Episode): Promise<string | undefined> {
  episode.advance(2 * 86_400);
  const seat = { browser: { cookies: new Map<string, string>() }, user: ana };
  const afterwards = ['userinfo', 'refresh', 'userinfo'] as const;
  const client = clientNamed('spa-one');
  const rest = { manners: {}, more: [], afterwards };
  const plan = { ...politePlan(new Dice(1), seat, 0, client, rest), proofKey: undefined };
  const asked = { ...plan, scope: 'openid email offline_access', responseMode: undefined, pushed: false };
  const { tokens, told } = await episode.follow(flow(asked));
  const whole = tokens.length === 2 && told.length === 2 && told.every((text) => text.includes(ana.email));
  return whole ? undefined : `afterwards a flow ended with ${JSON.stringify({ tokens, told })}`;
}
