import { type Bag, bagOf, fragmentOf } from './bag.ts';
import type { Kind } from './kind.ts';
import type { Reading } from './reading.ts';
import { basicUser, parametersOf } from './request-parts.ts';
import { postedByPage, sentByPage } from './sent-by-page.ts';
import { codeIn, isTelling } from './traits.ts';

/** Which codes the token requests of all files carry, and where those came from; known before the first is sorted. */
export interface Redemptions {
  readonly codes: ReadonlySet<string>;
  /** Of each client: codes that stand in no answer; the log of a server has those of all its users. */
  readonly strange: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of each client: how many requests for a code there are, beyond those whose codes are seen and redeemed. */
  readonly unanswered: ReadonlyMap<string, number>;
}

/** The client of a token request, or the empty word. */
export const clientOf = (reading: Reading, bag: Bag): string =>
  bag.get('client_id') ?? basicUser(reading) ?? '';

/** Finds them. */
export function redemptionsOf(readings: readonly Reading[], kinds: ReadonlyMap<Reading, Kind>): Redemptions {
  const byClient = new Map<string, Set<string>>();
  for (const [reading, kind] of kinds) {
    const bag = kind === 'token' ? parametersOf(reading) : undefined;
    const code = bag?.get('code');
    if (bag && isTelling(code)) addTo(byClient, clientOf(reading, bag), code);
  }
  const codes = new Set([...byClient.values()].flatMap((set) => [...set]));
  const strange = new Map<string, Set<string>>();
  const unanswered = new Map<string, number>();
  if (codes.size === 0) return { codes, strange, unanswered };
  const seen = codesSeen(readings, kinds);
  const asked = asksOf(kinds);
  for (const [client, ofClient] of byClient) {
    const others = [...ofClient].filter((code) => !seen.has(code));
    strange.set(client, new Set(others));
    unanswered.set(client, (asked.get(client)?.size ?? 0) - (ofClient.size - others.length));
  }
  return { codes, strange, unanswered };
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  if (known) known.add(value);
  else sets.set(key, new Set([value]));
}

/** The authorization requests of each client, told apart by what is new in each; of all together under the empty word. */
function asksOf(kinds: ReadonlyMap<Reading, Kind>): Map<string, Set<string>> {
  const asks = new Map<string, Set<string>>();
  for (const [reading, kind] of kinds) {
    if (kind !== 'authorize') continue;
    const bag = parametersOf(reading);
    const name = ['state', 'nonce', 'code_challenge', 'request_uri', 'request'].map(
      (one) => bag.get(one) ?? '',
    );
    for (const client of new Set(['', bag.get('client_id') ?? ''])) addTo(asks, client, name.join(' '));
  }
  return asks;
}

/** Every code that an answer brought to an app, or was on its way with. */
function codesSeen(readings: readonly Reading[], kinds: ReadonlyMap<Reading, Kind>): Set<string> {
  const seen = new Set<string>();
  const note = (bag: Bag | undefined) => {
    const code = bag && codeIn(bag);
    if (code !== undefined) seen.add(code);
  };
  for (const reading of readings) {
    if (kinds.get(reading) === 'token') continue;
    const { location, query, fragment, form } = reading;
    for (const bag of [query, fragment, form]) if (bag.size > 0) note(bag);
    if (location && location.search.length + location.hash.length > 0) {
      note(bagOf(location.search.slice(1)));
      note(fragmentOf(location));
    }
    if (!reading.isNavigation) continue;
    note(sentByPage(reading)?.bag);
    note(postedByPage(reading));
  }
  return seen;
}
