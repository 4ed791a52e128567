import type { Check } from '../../protocol/check.ts';
import { type HttpRequest, type HttpResponse, header, headers } from '../../protocol/http.ts';
import type { PrivateJwk } from '../../protocol/jwt.ts';
import { createAuthorizationServer, type Policy } from '../index.ts';
import { contractWith } from './contract/index.ts';
import { Once } from './contract/once.ts';
import { Owners } from './contract/owners.ts';
import { exchangeOf } from './contract/rule.ts';
import { Dice } from './dice.ts';
import { type Browser, type Draft, freshened, keepCookies, messageOf } from './draft.ts';
import { mutated } from './mutations/index.ts';
import type { Means } from './mutations/mutation.ts';
import { Pool } from './pool.ts';
import { anyRequest } from './requests.ts';
import { flow } from './walks/flow.ts';
import { guess } from './walks/guess.ts';
import { anyPlan, type Seat, seats } from './walks/plans.ts';
import type { Walk } from './walks/walk.ts';
import { worldOptions } from './world.ts';

/** One exchange of an episode. */
export interface Sent {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  /** The mutations; none for a request just as its flow sends it. */
  readonly by: readonly string[];
  readonly checks: readonly Check[];
  /** What is wrong with the answer. */
  readonly problems: readonly string[];
}

/** What an episode is made from. */
export interface EpisodeOptions {
  readonly seed: number;
  readonly keys: readonly PrivateJwk[];
  readonly policy?: Partial<Policy>;
}

/** A flow under way, and the request that it wants to send. */
interface Active {
  readonly walk: Walk<unknown>;
  readonly draft: Draft;
}

/** What is sent next, and what follows from the answer. */
interface Decision {
  readonly request: HttpRequest;
  readonly by: readonly string[];
  readonly settle: (response: HttpResponse) => void;
}

const FLOWS = 5;
const HISTORY = 40;
/** How many messages may come again just as they were. */
const RECENT = 12;

/** Seconds; the clock mostly moves little, so that most of what flows hold stays good. */
const LEAPS = [1, 1, 2, 5, 5, 5, 10, 61, 61, 301, 601, 3601, 8 * 3600, 86_401, 15 * 86_400, 31 * 86_400];

/**
 * A fresh server and its people: flows go on side by side, and between their requests come mutated ones. The same seed makes
 * the same episode, but for the bytes of ES256 signatures.
 */
export class Episode {
  readonly #dice: Dice;
  readonly #pool = new Pool();
  readonly #clock;
  readonly #server;
  readonly #judge;
  readonly #owners = new Owners();
  readonly #once = new Once();
  readonly #seats: readonly Seat[] = seats();
  readonly #active: (Active | undefined)[] = Array.from({ length: FLOWS }, () => undefined);
  readonly #history: Draft[] = [];
  readonly #recent: HttpRequest[] = [];
  #serial = 0;
  #nonce: string | undefined;

  constructor({ seed, keys, policy }: EpisodeOptions) {
    const { clock, options } = worldOptions(keys, seed, policy);
    this.#dice = new Dice(seed);
    this.#clock = clock;
    this.#server = createAuthorizationServer(options);
    this.#judge = contractWith(keys);
  }

  /** Sends the next request, whatever it is. */
  async next(): Promise<Sent> {
    const { request, by, settle } = this.#decide();
    const sent = await this.send(request, by);
    settle(sent.response);
    return sent;
  }

  /** Sends a request and judges the answer. */
  async send(request: HttpRequest, by: readonly string[]): Promise<Sent> {
    const checks: Check[] = [];
    const observer = { check: (check: Check) => checks.push(check), value: () => {} };
    const response = await this.#server.handle(request, observer);
    const exchange = exchangeOf(request, response, this.#pool.secrets);
    const found = [this.#owners.judge(exchange), this.#once.judge(exchange)];
    const problems = [...this.#judge(exchange), ...found.flatMap((problem) => problem ?? [])];
    if (problems.length === 0) this.#pool.harvest(response);
    this.#nonce = header(response, 'dpop-nonce') ?? this.#nonce;
    return { request, response, by, checks, problems };
  }

  /** Follows one flow to its end, with nothing in between. */
  async follow<T>(walk: Walk<T>): Promise<T> {
    let step = walk.next();
    while (!step.done) {
      const { response } = await this.send(messageOf(this.#freshened(step.value)), []);
      keepAll(step.value.browser, response);
      step = walk.next(response);
    }
    return step.value;
  }

  advance(seconds: number): void {
    this.#clock.advance(seconds);
  }

  #decide(): Decision {
    const dice = this.#dice;
    if (dice.chance(0.06)) this.advance(dice.pick(dice.chance(0.9) ? LEAPS.slice(0, 8) : LEAPS));
    if (dice.chance(0.1)) return { ...anyRequest(this.#means()), settle: () => {} };
    if (dice.chance(0.1) && this.#history.length > 0)
      return { ...mutated(this.#freshened(dice.pick(this.#history)), this.#means()), settle: () => {} };

    if (dice.chance(0.05) && this.#recent.length > 0)
      return { request: dice.pick(this.#recent), by: ['again'], settle: () => {} };

    const index = dice.below(FLOWS);
    const active = this.#active[index] ?? this.#start();
    this.#active[index] = active;
    const draft = this.#freshened(active.draft);
    if (dice.chance(0.42)) return this.#justAsItIs(index, active, messageOf(draft));
    const goesOn = dice.chance(0.3);
    return {
      ...mutated(draft, this.#means()),
      settle: (response) => {
        if (goesOn && response.status < 400) this.#goOn(index, active, response);
      },
    };
  }

  #justAsItIs(index: number, active: Active, request: HttpRequest): Decision {
    this.#recent.push(request);
    if (this.#recent.length > RECENT) this.#recent.shift();
    return { request, by: [], settle: (response) => this.#goOn(index, active, response) };
  }

  #goOn(index: number, { walk, draft }: Active, response: HttpResponse): void {
    keepAll(draft.browser, response);
    this.#history.push(draft);
    if (this.#history.length > HISTORY) this.#history.shift();
    const step = walk.next(response);
    this.#active[index] = step.done ? undefined : { walk, draft: step.value };
  }

  #start(): Active {
    this.#serial += 1;
    const plan = anyPlan(this.#dice, this.#dice.pick(this.#seats), this.#serial);
    const walk = this.#dice.chance(0.02) ? guess(plan) : flow(plan);
    const step = walk.next();
    if (step.done) throw new Error('A flow without a request');
    return { walk, draft: step.value };
  }

  #freshened(draft: Draft): Draft {
    this.#serial += 1;
    return freshened(draft, { now: this.#now(), serial: this.#serial, nonce: this.#nonce });
  }

  #means(): Means {
    return { dice: this.#dice, pool: this.#pool, now: this.#now() };
  }

  #now(): number {
    return Math.floor(this.#clock.now() / 1000);
  }
}

function keepAll(browser: Browser | undefined, response: HttpResponse): void {
  if (browser) keepCookies(browser, headers(response, 'set-cookie'));
}
