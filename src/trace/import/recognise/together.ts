import { header, headers } from '../../../protocol/http.ts';
import { readPage } from '../../read-page.ts';
import { endpointIn, endpointOf, loosely } from './addresses.ts';
import type { Attempt } from './attempt.ts';
import { broughtIn } from './brought.ts';
import type { Desk } from './desk.ts';
import type { Reading } from './reading.ts';
import { find } from './traits.ts';

/** A chain of redirects is not followed further. */
const MOST_HOPS = 12;

/** The open attempt whose answer stands at the end of the redirects that begin here: by its code or its state. */
export function attemptAtEnd(desk: Desk, reading: Reading): Attempt | undefined {
  if (desk.open.length < 2) return undefined;
  let one: Reading | undefined = reading;
  for (let hops = 0; one && hops < MOST_HOPS; hops++, one = one.to) {
    const { location } = one;
    const brought = location && broughtIn(location);
    if (!location || !brought) continue;
    const found =
      find(desk.traits.code, brought.bag.get('code')) ?? find(desk.traits.state, brought.bag.get('state'));
    return found?.open && found.redirectEndpoint === loosely(endpointOf(location)) ? found : undefined;
  }
  return undefined;
}

/** Of several attempts at one server, the one that a page belongs to: by what it carries that only one of them was given. */
export function nearestOf(candidates: readonly Attempt[], reading: Reading): Attempt | undefined {
  if (candidates.length < 2) return candidates[0];
  const { entry } = reading.exchange;
  const referer = header(entry.request, 'referer');
  const carried = marksOf(reading).own;
  const cookies = cookiesOf(reading);
  let list = narrowed(
    candidates,
    ({ shown }) => referer !== undefined && shown.has(withoutFragment(referer)),
  );
  list = narrowed(list, (attempt) => givenTo(attempt).some((mark) => carried.has(mark)), true);
  list = narrowed(list, ({ shown }) => shown.has(endpointIn(referer)));
  list = narrowed(list, ({ tab }) => tab !== undefined && tab === entry.page);
  if (entry.page === undefined)
    list = narrowed(list, (attempt) => setIn(attempt).some((cookie) => cookies.has(cookie)), true);
  return [...list].sort((a, b) => a.last - b.last).at(-1);
}

const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? '';

/** Those of which something holds; all where it holds of none, or (`one`) of more than one. */
function narrowed(
  list: readonly Attempt[],
  holds: (attempt: Attempt) => boolean,
  one = false,
): readonly Attempt[] {
  if (list.length < 2) return list;
  const held = list.filter(holds);
  return held.length === 0 || (one && held.length > 1) ? list : held;
}

/** Values that look as if a server had made them up for one visit. */
interface Marks {
  /** Of the request: in its address and its form. */
  readonly own: ReadonlySet<string>;
  /** What the answer gives for the next request: hidden fields, cookies, the address that it leads to. */
  readonly given: readonly string[];
  readonly cookies: readonly string[];
}

const remembered = new WeakMap<Reading, Marks>();

/** Shorter values may be the same by chance. */
const SHORTEST = 8;

/** More of a page is not searched for its fields. */
const MOST_PAGE = 60_000;

function marksOf(reading: Reading): Marks {
  const known = remembered.get(reading);
  if (known) return known;
  const { response } = reading.exchange.entry;
  const { location } = reading;
  const page = response?.body?.slice(0, MOST_PAGE) ?? '';
  const fields = page.includes('<input') ? [...readPage(page).fields].map(([, value]) => value) : [];
  const led = location ? [...location.searchParams.values(), ...location.pathname.split('/')] : [];
  const marks: Marks = {
    own: new Set(
      [...reading.query.values(), ...reading.form.values(), ...reading.path.split('/')].filter(isMark),
    ),
    given: [...fields, ...led].filter(isMark),
    cookies: headers(response ?? { headers: [] }, 'set-cookie').map((text) => text.split(';', 1)[0] ?? ''),
  };
  remembered.set(reading, marks);
  return marks;
}

/** Made of letters and digits, both: no word and no address. */
const isMark = (text: string): boolean =>
  text.length >= SHORTEST &&
  text.length < 3000 &&
  /\d/.test(text) &&
  /[a-z]/i.test(text) &&
  !text.includes('://');

/** An attempt's latest exchanges tell enough. */
const MOST_MEMBERS = 20;

const membersOf = ({ members }: Attempt): Reading[] =>
  members.slice(-MOST_MEMBERS).map(({ reading }) => reading);

const givenTo = (attempt: Attempt): string[] =>
  membersOf(attempt).flatMap((reading) => [...marksOf(reading).own, ...marksOf(reading).given]);

const setIn = (attempt: Attempt): string[] =>
  membersOf(attempt)
    .flatMap((reading) => marksOf(reading).cookies)
    .filter((pair) => pair.length - pair.indexOf('=') > SHORTEST);

const cookiesOf = ({ exchange }: Reading): ReadonlySet<string> =>
  new Set(headers(exchange.entry.request, 'cookie').flatMap((text) => text.split(/;\s*/)));
