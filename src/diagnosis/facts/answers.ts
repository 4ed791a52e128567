import { parseUrl } from '../../protocol/http.ts';
import type { Trace, TraceEvent } from '../../trace/index.ts';
import { askOf, type PushedRequests, questionOf } from './asks.ts';
import { broughtBy, type Carried, carriedBy, restOf } from './carried.ts';
import { bare, type Exchange } from './exchange.ts';
import type { AuthorizationAnswer, AuthorizationAsk } from './facts.ts';
import type { OfMeaning } from './meaning.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Answer = Mutable<AuthorizationAnswer>;

/** What a trace asks the authorization endpoint, and what came back through the browser. */
export interface FrontChannel {
  readonly asks: readonly AuthorizationAsk[];
  readonly answers: readonly AuthorizationAnswer[];
}

interface Given {
  readonly trace: Trace;
  readonly exchanges: readonly Exchange[];
  readonly of: OfMeaning;
  readonly pushed: PushedRequests;
}

/** Reads asks and answers in one walk over the events, so that each answer finds the ask before it. */
export function frontChannelOf({ trace, exchanges, of, pushed }: Given): FrontChannel {
  const byName = new Map(exchanges.map((exchange) => [exchange.request.exchange, exchange]));
  const asking = new Set(of('ask'));
  const others = new Set(of('other'));
  const walk = new Walk(trace);
  for (const event of trace.events) {
    const exchange = 'exchange' in event ? byName.get(event.exchange ?? '') : undefined;
    if (!exchange) continue;
    if (event.kind === 'request') {
      if (asking.has(exchange)) walk.asked(askOf(exchange, pushed), exchange);
      else if (event.from === 'browser' && others.has(exchange)) walk.came(exchange);
    } else if (event.kind === 'response') walk.answered(event, exchange);
  }
  return { asks: walk.asks, answers: walk.answers };
}

class Walk {
  readonly asks: AuthorizationAsk[] = [];
  readonly answers: Answer[] = [];
  /** The ask that an exchange brought, also where it only repeats the one before. */
  readonly #askOf = new Map<string, AuthorizationAsk>();
  readonly #questions = new Map<string, AuthorizationAsk>();
  readonly #byState = new Map<string, AuthorizationAsk>();
  /** Asks in order; those at the end that have an answer are taken off when somebody looks. */
  readonly #open: AuthorizationAsk[] = [];
  readonly #callbacks = new Set<string>();
  readonly #answered = new Set<AuthorizationAsk>();
  /** Answers that were sent and have not arrived, by what they carry and by where they go. */
  readonly #underWay = new Map<string, Answer>();
  readonly #own: ReadonlySet<string>;

  constructor(trace: Trace) {
    this.#own = new Set(trace.imported?.origins['authorization-server'] ?? []);
  }

  asked(ask: AuthorizationAsk, { request, response }: Exchange): void {
    const question = questionOf(ask);
    const before = this.#questions.get(question);
    const goesOn = (response?.message.status ?? 0) < 400 && ask.fields.list.length > 0;
    const repeats = before && goesOn && !this.#answered.has(before);
    this.#askOf.set(request.exchange, repeats ? before : ask);
    if (repeats) return;
    this.asks.push(ask);
    this.#open.push(ask);
    this.#questions.set(question, ask);
    const state = ask.fields.value('state');
    if (state !== undefined) this.#byState.set(state, ask);
    const callback = ask.fields.value('redirect_uri');
    if (callback !== undefined) this.#callbacks.add(bare(callback));
  }

  answered(event: Extract<TraceEvent, { kind: 'response' }>, { request }: Exchange): void {
    if (event.to !== 'browser' || event.from === 'app' || event.from === 'api') return;
    const found = carriedBy(event, request.message.url);
    if (!found || this.#isOwnPage(found)) return;
    const { seq } = event;
    const ask = this.#askOf.get(request.exchange) ?? this.#askFor(found);
    const { fields, mode } = found;
    const handedOver = mode === 'web_message' ? ask?.fields.value('redirect_uri') : undefined;
    const answer: Answer = { seq, fields, mode, ask, sent: { seq, fields, url: handedOver ?? found.url } };
    this.#keep(answer);
    // A script hands it over inside the browser: no request brings it.
    if (mode === 'web_message') return;
    for (const key of keysOf(found)) this.#underWay.set(key, answer);
  }

  came(exchange: Exchange): void {
    const { request, response, seq } = exchange;
    const url = request.message.url;
    const found = broughtBy(exchange);
    const sent = this.#sentFor(found, url);
    const fields = found?.fields ?? (sent?.sent && restOf(exchange, { ...sent, url: sent.sent.url }));
    if (!fields) return;
    const received = { seq, fields, url, event: request, response };
    if (sent) {
      for (const key of keysOf({ ...sent, url: sent.sent?.url ?? '' })) this.#underWay.delete(key);
      Object.assign(sent, { seq, fields, received });
    } else if (
      found &&
      this.#isCallback(found, request.to === 'app') &&
      !this.#isSamePassage(found, exchange)
    )
      this.#keep({ seq, fields, mode: found.mode, ask: this.#askFor(found), received });
  }

  #keep(answer: Answer): void {
    this.answers.push(answer);
    if (answer.ask) this.#answered.add(answer.ask);
  }

  /** By `state`; else the latest that has no answer; else the latest. */
  #askFor({ fields }: Carried): AuthorizationAsk | undefined {
    const state = fields.value('state');
    const own = state === undefined ? undefined : this.#byState.get(state);
    return own ?? this.#latestOpen() ?? this.asks.at(-1);
  }

  #latestOpen(): AuthorizationAsk | undefined {
    for (let ask = this.#open.at(-1); ask && this.#answered.has(ask); ask = this.#open.at(-1))
      this.#open.pop();
    return this.#open.at(-1);
  }

  /** The server's way to its own pages, such as one that shows an error. */
  #isOwnPage({ url, mode }: Carried): boolean {
    if (mode === 'web_message') return false;
    const target = parseUrl(url);
    return !!target && this.#own.has(target.origin) && !this.#callbacks.has(bare(url));
  }

  /** The answer under way that this request brings: by what it carries, else by where it goes. */
  #sentFor(found: Carried | undefined, url: string): Answer | undefined {
    const keys = found ? keysOf(found) : [`to ${bare(url)}`];
    for (const key of keys) {
      const answer = this.#underWay.get(key);
      // An error and a grant are two answers, wherever they go.
      if (answer && (!found || answer.fields.has('error') === found.fields.has('error'))) return answer;
    }
    return undefined;
  }

  #isCallback({ fields, url }: Carried, toApp: boolean): boolean {
    if (this.#callbacks.has(bare(url))) return true;
    const state = fields.value('state');
    if (state !== undefined && this.#byState.has(state)) return true;
    if (!toApp) return false;
    return fields.has('state') || fields.has('iss') || fields.has('id_token') || this.#callbacks.size === 0;
  }

  /** A redirect of the app's own to where it wants to have the answer, as from `http` to `https`. */
  #isSamePassage({ fields }: Carried, { seq, request, response }: Exchange): boolean {
    const before = this.answers.at(-1);
    const led = before?.received?.response;
    if (!before?.received || !led || led.message.status < 300 || led.message.status > 399) return false;
    const same = ['code', 'state', 'id_token', 'error'].every(
      (name) => before.fields.value(name) === fields.value(name),
    );
    if (!same) return false;
    before.received = { seq, fields, url: request.message.url, event: request, response };
    Object.assign(before, { seq, fields });
    return true;
  }
}

/** What an answer is known again by, best first. */
function keysOf({ fields, url }: { readonly fields: Carried['fields']; readonly url: string }): string[] {
  const by = ['code', 'id_token', 'access_token', 'state'].map((name) => {
    const value = fields.value(name);
    return value === undefined ? undefined : `${name} ${value}`;
  });
  return [...by, `to ${bare(url)}`].filter((key) => key !== undefined);
}
