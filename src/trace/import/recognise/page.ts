import { header } from '../../../protocol/http.ts';
import { originIn } from './addresses.ts';
import type { Attempt } from './attempt.ts';
import { begin, type Desk, goesOff, isServerOf, latest, put } from './desk.ts';
import { isAtServer } from './kind-by-company.ts';
import { atServer } from './on-its-way.ts';
import type { Reading } from './reading.ts';
import { attemptAtEnd, nearestOf } from './together.ts';
import { find } from './traits.ts';

/** Takes a page that opens at the server while the browser is there; `false` where it is no such page. */
export function takePage(desk: Desk, reading: Reading): boolean {
  if (!reading.isNavigation) return false;
  const via = reading.from && desk.of.get(reading.from);
  const followed = via && (via.open || isAtDevicePage(via, reading)) ? via : undefined;
  const sure = reading.isGuess ? undefined : followed;
  const attempt = sure ?? attemptAtEnd(desk, reading) ?? followed ?? attemptShowing(desk, reading);
  return attempt !== undefined && putPage(desk, attempt, reading);
}

function putPage(desk: Desk, attempt: Attempt, reading: Reading): boolean {
  if (isAtApp(attempt, reading)) {
    attempt.open = false;
    put(desk, attempt, reading, 'app');
    return true;
  }
  attempt.pages.add(reading.origin);
  put(desk, attempt, reading, 'page');
  atServer(desk, attempt, reading);
  return true;
}

/** A redirect within the pages of a device flow, which goes on after the device has its tokens. */
const isAtDevicePage = (via: Attempt, { origin, from }: Reading): boolean =>
  via.grants.has('device') && origin === from?.origin && via.pages.has(origin);

/** Back at the app without an answer: the person gave up, or has logged out. */
function isAtApp(attempt: Attempt, { origin }: Reading): boolean {
  if (attempt.pages.has(origin) && !attempt.leaving) return false;
  if (attempt.apps.has(origin)) return true;
  return attempt.redirectOrigin === origin;
}

/** A person may stay on a page for long, but not for ever. */
const LONGEST = 30 * 60_000;

/** The attempt that has the browser at this server. */
function attemptShowing(desk: Desk, reading: Reading): Attempt | undefined {
  const { exchange, origin } = reading;
  const referer = header(exchange.entry.request, 'referer');
  const isOpen = ({ open, last }: Attempt) => open && exchange.at - last < LONGEST;
  const open = desk.open.filter(isOpen);
  if (open.length === 0) return undefined;
  const here = open.filter(({ pages }) => pages.has(origin));
  // Forms go on to other servers, such as a company's own sign-in; links lead anywhere.
  const posted = reading.method === 'POST' ? open.filter(({ pages }) => pages.has(originIn(referer))) : [];
  const candidates = here.length > 0 ? here : posted;
  return nearestOf(candidates, reading);
}

/** The page where a person types or confirms the code that the device shows (RFC 8628 §3.3). */
export function takeUserCode(desk: Desk, one: Reading): boolean {
  if (!one.isNavigation) return false;
  const code = one.form.get('user_code') ?? one.query.get('user_code');
  const attempt = find(desk.traits.userCode, code) ?? attemptOfDevice(desk, one, code);
  if (!attempt) return false;
  if (code !== undefined) desk.traits.userCode.set(code, attempt);
  goesOff(desk, attempt, one.origin);
  return putPage(desk, attempt, one);
}

/** The device whose page it is: by the address that the device was told, else by its server; else one that the file does not show. */
function attemptOfDevice(desk: Desk, one: Reading, code: string | undefined): Attempt | undefined {
  if (code === undefined && isAtServer(desk, one)) return undefined;
  const waits = ({ grants, issued }: Attempt) => grants.has('device') && !issued;
  const named = latest(desk, (attempt) => waits(attempt) && attempt.devicePages.has(one.endpoint));
  if (named || code === undefined) return named;
  const nearby = latest(desk, (attempt) => waits(attempt) && isServerOf(desk, attempt, one.origin));
  if (nearby) return nearby;
  const attempt = begin(desk);
  attempt.grants.add('device');
  attempt.servers.add(one.origin);
  return attempt;
}
