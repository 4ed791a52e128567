import { header, parseUrl } from '../../../protocol/http.ts';
import type { Exchange } from '../exchange.ts';
import { originIn, sameSite } from './addresses.ts';
import type { Attempt } from './attempt.ts';
import { type Desk, put } from './desk.ts';
import { Reading } from './reading.ts';
import { parametersOf } from './request-parts.ts';
import { isTelling } from './traits.ts';

/** More of a body is not searched. */
const MOST_BODY = 20_000;

/** Shorter values may stand anywhere by chance. */
const SHORTEST = 12;

/** What codes and tokens are made of; a value is found by its longest run of these. */
const RUNS = /[\w.~-]{10,}/g;

interface Secret {
  readonly value: string;
  readonly attempt: Attempt;
  /** Nobody can have it before this place among the exchanges. */
  readonly since: number;
}

/** More than these of one attempt say nothing more. */
const MOST_LEAKS = 20;

/**
 * Keeps what carries a secret of an attempt to somebody else: in its address, its `Referer` or its body. Each text is looked at once,
 * however many attempts there are.
 */
export function takeLeaks(desk: Desk, exchanges: readonly Exchange[], readings: readonly Reading[]): void {
  const secrets = secretsOf(desk);
  if (secrets.size === 0) return;
  const own = ownOrigins(desk.attempts);
  const ofOthers = new Map<string, boolean>();
  const known = new Map(readings.map((reading) => [reading.exchange, reading]));
  /** Pages load many things with one Referer. */
  const referers = new Map<string, Secret | undefined>();
  const taken = new Map<Attempt, number>();
  exchanges.forEach((exchange, index) => {
    const { url, headers } = exchange.entry.request;
    const origin = originIn(url);
    let foreign = ofOthers.get(origin);
    if (foreign === undefined) {
      foreign = /^https?:/.test(origin) && !own.some((one) => one === origin || sameSite(one, origin));
      ofOthers.set(origin, foreign);
    }
    if (!foreign) return;
    const reading = known.get(exchange);
    if (reading && desk.of.has(reading)) return;
    const referer = header({ headers }, 'referer') ?? '';
    if (!referers.has(referer)) referers.set(referer, carriedIn(referer, secrets));
    const body = exchange.entry.request.body?.slice(0, MOST_BODY) ?? '';
    const found = [carriedIn(url, secrets), referers.get(referer), carriedIn(body, secrets)];
    const secret = found.find((one) => one !== undefined && one.since < index);
    if (!secret || (taken.get(secret.attempt) ?? 0) >= MOST_LEAKS) return;
    taken.set(secret.attempt, (taken.get(secret.attempt) ?? 0) + 1);
    put(desk, secret.attempt, reading ?? new Reading(exchange, index, false), 'leak');
  });
}

/** The codes, tokens, verifiers and client secrets of all attempts, each by its longest run. */
function secretsOf({ traits, attempts }: Desk): Map<string, Secret> {
  const secrets = new Map<string, Secret>();
  const keep = (value: string | undefined, attempt: Attempt, since: number) => {
    if (!isTelling(value) || value.length < SHORTEST) return;
    const [run] = runsOf(value).sort((a, b) => b.length - a.length);
    if (run !== undefined) secrets.set(run, { value, attempt, since });
  };
  for (const map of [traits.code, traits.token, traits.idToken, traits.refreshToken])
    for (const [value, attempt] of map) keep(value, attempt, traits.since.get(value) ?? 0);
  for (const attempt of attempts)
    for (const { kind, reading } of attempt.members) {
      if (kind !== 'token') continue;
      const bag = parametersOf(reading);
      for (const name of ['code_verifier', 'client_secret', 'password'])
        keep(bag.get(name), attempt, reading.index);
    }
  return secrets;
}

const runsOf = (text: string): string[] => text.match(RUNS) ?? [];

/** The attempt whose secret stands in a text, in whatever encoding of URLs. */
function carriedIn(text: string, secrets: ReadonlyMap<string, Secret>): Secret | undefined {
  if (text.length < SHORTEST) return undefined;
  for (const run of runsOf(text)) {
    // The last characters of an escape stand before it: of `%3D`, of `%253D`.
    const found = secrets.get(run) ?? secrets.get(run.slice(2)) ?? secrets.get(run.slice(4));
    if (found && (text.includes(found.value) || decoded(text).includes(found.value))) return found;
  }
  return undefined;
}

/** Twice: an address inside an address. */
function decoded(text: string): string {
  let plain = text;
  for (let times = 0; times < 2; times++)
    try {
      plain = decodeURIComponent(plain);
    } catch {
      return plain;
    }
  return plain;
}

/** Where the parties of all attempts are. */
function ownOrigins(attempts: readonly Attempt[]): string[] {
  const own = new Set<string>();
  for (const { apps, servers, pages, apis, redirectOrigin } of attempts)
    for (const origin of [...apps, ...servers, ...pages, ...apis, redirectOrigin])
      if (parseUrl(origin)) own.add(origin);
  return [...own];
}
