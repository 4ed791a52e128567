import type { Lack, TraceLack } from '../../../events.ts';
import type { Entry } from '../../entry.ts';
import { joined } from '../lacks.ts';
import type { Exporter } from './exporter.ts';
import { hasHeader } from './headers.ts';
import { isBrowser } from './origin.ts';

/** What a file visibly does not hold, of all its entries together. */
export interface FileLacks {
  readonly trace: readonly TraceLack[];
  /** The entries, each with what the whole file says of it. */
  readonly entries: readonly Entry[];
}

/**
 * Told by all entries together, because one alone cannot tell: a request without `Cookie` is a request without a cookie, but a browser's file in
 * which no request has any was sanitized (Chrome's is by default). The same with what stands behind `#` in URLs.
 */
export function fileLacks(entries: readonly Entry[], { family }: Exporter): FileLacks {
  const ofBrowser = entries.map((entry) => isOfBrowser(entry, family));
  const browsers = entries.filter((_, index) => ofBrowser[index]);
  const every = (test: (entry: Entry) => boolean) => browsers.length > 0 && browsers.every(test);
  const noCookies = every((entry) => !hasCookie(entry));
  const noAuthorization = noCookies && every(({ request }) => !hasHeader(request.headers, 'authorization'));
  const noFragments = family !== 'firefox' && every(({ request }) => !request.url.includes('#'));
  const trace: TraceLack[] = [
    ...(noCookies ? (['cookies'] as const) : []),
    ...(noAuthorization ? (['authorization'] as const) : []),
    ...(noFragments ? (['fragments'] as const) : []),
    ...(family === 'safari' ? (['redirects'] as const) : []),
    ...bodies(entries),
    ...(entries.length > 0 && entries.every(({ at }) => at === undefined) ? (['times'] as const) : []),
  ];
  if (!noCookies && !noFragments) return { trace, entries };
  const asked: Lack[] = [
    ...(noCookies ? (['cookies'] as const) : []),
    ...(noAuthorization ? (['authorization'] as const) : []),
    ...(noFragments ? (['fragment'] as const) : []),
  ];
  const answered: Lack[] = noCookies ? ['cookies'] : [];
  return {
    trace,
    entries: entries.map((entry, index) => (ofBrowser[index] ? without(entry, asked, answered) : entry)),
  };
}

/** Chrome's files name the kind of resource; others are told by the browser's name. Servers' own requests may have been put into the same file. */
function isOfBrowser({ by, request }: Entry, family: Exporter['family']): boolean {
  if (by === 'server') return false;
  if (by !== undefined || family === 'chromium') return true;
  return request.headers.some(([name, value]) => /^user-agent$/i.test(name) && isBrowser(value));
}

const hasCookie = ({ request, response }: Entry): boolean =>
  hasHeader(request.headers, 'cookie') ||
  (response !== undefined && hasHeader(response.headers, 'set-cookie'));

function bodies(entries: readonly Entry[]): TraceLack[] {
  const sent = entries.filter(({ request }) => request.body || request.lacks.includes('body'));
  const answers = entries.flatMap(({ response }) =>
    response && !isRedirect(response.status) ? [response] : [],
  );
  const got = answers.filter(({ body, lacks }) => body || lacks.includes('body'));
  return [
    ...(sent.length > 0 && !sent.some(({ request }) => request.body) ? (['request bodies'] as const) : []),
    ...(got.length > 0 && !got.some(({ body }) => body) ? (['response bodies'] as const) : []),
  ];
}

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

/** A script's request has no fragment to lose. */
function without(entry: Entry, asked: readonly Lack[], answered: readonly Lack[]): Entry {
  const { request, response, by } = entry;
  const ofRequest = by === 'script' ? asked.filter((lack) => lack !== 'fragment') : asked;
  return {
    ...entry,
    request: { ...request, lacks: joined(request.lacks, ofRequest) },
    response: response && { ...response, lacks: joined(response.lacks, answered) },
  };
}
