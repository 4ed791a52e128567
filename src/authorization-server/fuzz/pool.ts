import { type HttpResponse, header, headers } from '../../protocol/http.ts';
import type { Dice } from './dice.ts';
import type { Pair } from './draft.ts';
import { pageOf } from './page.ts';
import { PARAMETER_NAMES, VOCABULARY } from './vocabulary.ts';
import { textMembers } from './walks/walk.ts';

const KEPT = 24;

/** The names under which answers carry what must stay between its parties. */
const SECRET: ReadonlySet<string> = new Set([
  ...['code', 'access_token', 'id_token', 'refresh_token', 'device_code', 'user_code', 'request_uri'],
  ...['transaction', 'csrf', '__Host-session', '__Host-browser'],
]);

/** What the server gave out so far, by name, so that one flow can try what belongs to another. */
export class Pool {
  /** Every secret that was ever given out. */
  readonly secrets = new Set<string>();
  readonly #values = new Map<string, string[]>();

  /** Keeps what an answer carries; returns the names and values that it found. */
  harvest(response: HttpResponse): Pair[] {
    const found = carried(response);
    for (const [name, value] of found) this.#keep(name, value);
    return found;
  }

  #keep(name: string, value: string): void {
    if (SECRET.has(name) && value.length >= 8) this.secrets.add(value);
    const values = this.#values.get(name) ?? [];
    if (values.includes(value)) return;
    values.push(value);
    if (values.length > KEPT) values.shift();
    this.#values.set(name, values);
  }

  /** A value that a parameter of this name could have: given out before, or known to lead far. */
  likely(dice: Dice, name: string): string {
    const given = this.#values.get(ALIASES.get(name)?.(dice) ?? name) ?? [];
    const known = VOCABULARY.get(name) ?? [];
    if (given.length > 0 && (known.length < 2 || dice.chance(0.6))) return dice.pick(given);
    return known.length > 0 ? dice.pick(known) : 'x';
  }

  /** A value that stood under any name. */
  any(dice: Dice): string {
    const name = dice.pick([...this.#values.keys(), ...PARAMETER_NAMES]);
    return this.likely(dice, name);
  }
}

/** Parameters whose values were given out under other names. */
const ALIASES: ReadonlyMap<string, (dice: Dice) => string> = new Map([
  ['token', (dice: Dice) => dice.pick(['access_token', 'refresh_token', 'id_token', 'device_code'])],
  ['id_token_hint', () => 'id_token'],
  ['client_assertion', (dice: Dice) => dice.pick(['id_token', 'access_token'])],
]);

/** Names and values that an answer carries: members, the redirect's parameters, the hidden fields of its forms, cookies. */
function carried(response: HttpResponse): Pair[] {
  const location = header(response, 'location');
  const type = header(response, 'content-type') ?? '';
  return [
    ...(location !== undefined && URL.canParse(location) ? parametersOf(new URL(location)) : []),
    ...(type.startsWith('application/json') && response.body !== '' ? textMembers(response) : []),
    ...(type.startsWith('text/html') ? pageOf(response).forms.flatMap(({ fields }) => fields) : []),
    ...headers(response, 'set-cookie').map(cookiePair),
  ].filter(([, value]) => value !== '');
}

const parametersOf = ({ searchParams, hash }: URL): Pair[] => [
  ...searchParams,
  ...new URLSearchParams(hash.slice(1)),
];

function cookiePair(line: string): Pair {
  const pair = line.split(';')[0] ?? '';
  const equals = pair.indexOf('=');
  return [pair.slice(0, equals), pair.slice(equals + 1)];
}
