import type { TraceLack } from '../../events.ts';
import type { ReadText } from '../entry.ts';
import { type Attempt, answersInFragment, has } from './attempt.ts';
import { broughtBy, broughtIn } from './brought.ts';
import type { ImportedFlow } from './flow.ts';
import type { Reading } from './reading.ts';

/** What the file of an attempt as a whole does not show of it. */
export function lacksOf(
  attempt: Attempt,
  flow: ImportedFlow,
  texts: readonly ReadText[],
  lastNavigation: ReadonlyMap<number, number>,
): TraceLack[] {
  const files = new Set(attempt.members.map(({ reading }) => reading.exchange.entry.source.file));
  const lacks = new Set<TraceLack>([...files].flatMap((file) => texts[file]?.lacks ?? []));
  const set = (lack: TraceLack, holds: boolean) => (holds ? lacks.add(lack) : lacks.delete(lack));
  set('back channel', lacksBackChannel(attempt, flow));
  set('front channel', isOfBrowser(flow) && !goesThroughBrowser(attempt));
  if (lacksBeginning(attempt, flow)) lacks.add('beginning');
  if (lacksEnd(attempt, flow, lastNavigation)) lacks.add('end');
  if (lacksRedirects(attempt)) lacks.add('redirects');
  if (lacksFragments(attempt)) lacks.add('fragments');
  return [...lacks];
}

const isOfBrowser = (flow: ImportedFlow): boolean =>
  ['authorization-code', 'authorization-code-pkce', 'hybrid', 'implicit-form-post'].includes(flow);

const goesThroughBrowser = (attempt: Attempt): boolean =>
  has(attempt, 'authorize') || has(attempt, 'answer') || has(attempt, 'app');

/** The code has come and nobody redeems it, and the app is no page that would have done so before our eyes. */
function lacksBackChannel(attempt: Attempt, flow: ImportedFlow): boolean {
  if (flow === 'device-authorization') return !has(attempt, 'token') && !has(attempt, 'device');
  if (!isOfBrowser(flow) || !goesThroughBrowser(attempt) || has(attempt, 'token')) return false;
  if (flow !== 'implicit-form-post') return !isPageOnly(attempt);
  // What a server does with an ID token that was posted to it, such as fetching keys.
  return attempt.responseMode === 'form_post' && !has(attempt, 'jwks');
}

/** Signs that the app lives in the page: its script opened the authorization request, or asked the server for its metadata. */
function isPageOnly({ members, apps, servers }: Attempt): boolean {
  const sentOff = members.some(
    ({ kind, reading }) => kind === 'app' && reading.location && servers.has(reading.location.origin),
  );
  if (sentOff) return false;
  const landed = members.filter(({ kind }) => kind === 'answer').map(({ reading }) => reading);
  if (landed.some(({ exchange }) => (exchange.entry.response?.status ?? 200) >= 300)) return false;
  return members.some(({ kind, reading }) => {
    if (kind === 'metadata' || kind === 'jwks') return isByPage(reading, apps);
    return kind === 'authorize' && reading.exchange.entry.by === 'script';
  });
}

const isByPage = ({ exchange }: Reading, apps: ReadonlySet<string>): boolean =>
  exchange.entry.by === 'script' ||
  exchange.entry.request.headers.some(([name, value]) => /^origin$/i.test(name) && apps.has(value));

function lacksBeginning(attempt: Attempt, flow: ImportedFlow): boolean {
  if (flow === 'device-authorization') return !has(attempt, 'device');
  if (flow === 'refresh' || flow === 'logout' || flow === 'tokens' || flow === 'unknown') return true;
  if (!isOfBrowser(flow)) return false;
  // A redirect to the request shows it as well as the request does.
  return !has(attempt, 'authorize') && attempt.responseType === undefined && !has(attempt, 'app');
}

/** The browser is left at the server, or a request without its answer, and the file goes no further. */
function lacksEnd(
  attempt: Attempt,
  flow: ImportedFlow,
  lastNavigation: ReadonlyMap<number, number>,
): boolean {
  const last = attempt.members.findLast(({ kind }) => kind !== 'leak')?.reading;
  if (!last) return false;
  const { entry } = last.exchange;
  if (!entry.response && last.exchange.entry.request.url !== '') return true;
  const waits =
    isOfBrowser(flow) && goesThroughBrowser(attempt) && !attempt.answered && !has(attempt, 'token');
  return waits && last.index >= (lastNavigation.get(entry.source.file) ?? 0);
}

/** An answer landed out of nowhere. */
const lacksRedirects = ({ members }: Attempt): boolean =>
  members.some(({ kind, reading }) => kind === 'answer' && !reading.from);

/** Tokens travel behind `#`, and neither the redirect nor the address shows them. */
function lacksFragments(attempt: Attempt): boolean {
  if (!answersInFragment(attempt)) return false;
  return attempt.members.some(({ kind, reading }) => {
    if (kind !== 'answer' || broughtBy(reading)) return false;
    return !(reading.from?.location && broughtIn(reading.from.location));
  });
}
